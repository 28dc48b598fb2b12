package org.voltide.ocpp.message.security;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether a certificate will be issued; it follows in a message of its own. */
public record SignCertificateResponse(
    GenericStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
