package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Asks whether a VAT number that a driver typed in exists (OCPP 2.1 C21). */
@Since(V2_1)
public record VatNumberValidationRequest(
    @MaxLength(20) String vatNumber,
    @Nullable @Min(0) Integer evseId,
    @Nullable CustomData customData)
    implements Request<VatNumberValidationResponse> {}
