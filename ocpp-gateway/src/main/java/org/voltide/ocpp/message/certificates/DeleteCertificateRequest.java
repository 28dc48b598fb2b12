package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/** Removes an installed root certificate (OCPP 2.x M04). */
public record DeleteCertificateRequest(
    CertificateHashData certificateHashData, @Nullable CustomData customData)
    implements Request<DeleteCertificateResponse> {}
