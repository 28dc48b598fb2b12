package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetCompositeScheduleRequest(
    int duration,
    @Min(value = 0, since = V2_1) int evseId,
    @Nullable ChargingRateUnit chargingRateUnit,
    @Nullable CustomData customData)
    implements Request<GetCompositeScheduleResponse> {}
