package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Asks what a station keeps about a customer, or to erase it (OCPP 2.x N09, N10); exactly one of
 * the three ways to name the customer is set.
 *
 * @param report whether to report it
 * @param clear whether to erase it
 */
@RecordBuilder
public record CustomerInformationRequest(
    @Min(value = 0, since = V2_1) int requestId,
    boolean report,
    boolean clear,
    @Nullable CertificateHashData customerCertificate,
    @Nullable IdToken idToken,
    @Nullable @MaxLength(64) String customerIdentifier,
    @Nullable CustomData customData)
    implements Request<CustomerInformationResponse> {}
