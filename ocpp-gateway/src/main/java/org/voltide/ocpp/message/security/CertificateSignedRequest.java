package org.voltide.ocpp.message.security;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Delivers a signed certificate to the station that asked for it (OCPP 2.x A02, A03).
 *
 * @param certificateChain PEM, leaf first, without the root
 * @param requestId of the request it answers (OCPP 2.1)
 */
@RecordBuilder
public record CertificateSignedRequest(
    @MaxLength(10000) String certificateChain,
    @Nullable CertificateSigningUse certificateType,
    @Since(V2_1) @Nullable Integer requestId,
    @Nullable CustomData customData)
    implements Request<CertificateSignedResponse> {}
