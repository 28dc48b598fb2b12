package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks for the tariffs a station holds (OCPP 2.1 I09).
 *
 * @param evseId 0 for all
 */
@Since(V2_1)
public record GetTariffsRequest(@Min(0) int evseId, @Nullable CustomData customData)
    implements Request<GetTariffsResponse> {}
