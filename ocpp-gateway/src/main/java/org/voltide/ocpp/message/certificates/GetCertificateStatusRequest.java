package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.OCSPRequestData;

/** Asks the CSMS to fetch an OCSP response for a certificate (OCPP 2.x M06). */
public record GetCertificateStatusRequest(
    OCSPRequestData ocspRequestData, @Nullable CustomData customData)
    implements Request<GetCertificateStatusResponse> {}
