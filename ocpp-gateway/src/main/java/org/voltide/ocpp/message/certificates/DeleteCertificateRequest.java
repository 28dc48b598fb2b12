package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record DeleteCertificateRequest(
    CertificateHashData certificateHashData, @Nullable CustomData customData)
    implements Request<DeleteCertificateResponse> {}
