package org.voltide.ocpp.message.security;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A station asks for a certificate (OCPP 2.x A02, A03).
 *
 * @param csr PKCS#10 in PEM
 * @param hashRootCertificate the root it should lead to (OCPP 2.1)
 */
@RecordBuilder
public record SignCertificateRequest(
    @MaxLength(5500) String csr,
    @Nullable CertificateSigningUse certificateType,
    @Since(V2_1) @Nullable CertificateHashData hashRootCertificate,
    @Since(V2_1) @Nullable Integer requestId,
    @Nullable CustomData customData)
    implements Request<SignCertificateResponse> {}
