package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.OCSPRequestData;

/** DOC */
public record GetCertificateStatusRequest(
    OCSPRequestData ocspRequestData, @Nullable CustomData customData)
    implements Request<GetCertificateStatusResponse> {}
