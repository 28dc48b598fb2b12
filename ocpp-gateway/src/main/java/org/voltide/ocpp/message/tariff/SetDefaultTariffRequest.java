package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Tariff;

/**
 * Gives EVSEs the tariff for drivers without their own (OCPP 2.1 I07).
 *
 * @param evseId 0 for all
 */
@Since(V2_1)
public record SetDefaultTariffRequest(
    @Min(0) int evseId, Tariff tariff, @Nullable CustomData customData)
    implements Request<SetDefaultTariffResponse> {}
