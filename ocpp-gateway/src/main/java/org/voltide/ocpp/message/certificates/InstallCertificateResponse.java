package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the root certificate is now trusted. */
public record InstallCertificateResponse(
    InstallCertificateStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
