package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the certificate was removed. */
public record DeleteCertificateResponse(
    DeleteCertificateStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
