package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record InstallCertificateRequest(
    InstallCertificateUse certificateType,
    @MaxLength(value = 10000, v201 = 5500) String certificate,
    @Nullable CustomData customData)
    implements Request<InstallCertificateResponse> {}
