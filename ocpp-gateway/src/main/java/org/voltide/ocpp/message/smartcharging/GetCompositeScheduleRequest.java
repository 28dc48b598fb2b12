package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks what all profiles of an EVSE together allow (OCPP 2.x K08).
 *
 * @param duration seconds from now
 * @param evseId 0 for the whole station
 */
public record GetCompositeScheduleRequest(
    int duration,
    @Min(value = 0, since = V2_1) int evseId,
    @Nullable ChargingRateUnit chargingRateUnit,
    @Nullable CustomData customData)
    implements Request<GetCompositeScheduleResponse> {}
