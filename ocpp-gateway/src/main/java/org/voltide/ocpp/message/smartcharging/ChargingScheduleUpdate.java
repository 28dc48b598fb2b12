package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * New values for the running period of a dynamic schedule, in its unit (OCPP 2.1 K28).
 *
 * @param limit most to charge with
 * @param dischargeLimit most to discharge with, at most 0
 * @param setpoint to follow, negative to discharge
 * @param setpointReactive positive inductive
 */
@Since(V2_1)
@RecordBuilder
public record ChargingScheduleUpdate(
    @Nullable Double limit,
    @Nullable Double limit_L2,
    @Nullable Double limit_L3,
    @Nullable @Max(0) Double dischargeLimit,
    @Nullable @Max(0) Double dischargeLimit_L2,
    @Nullable @Max(0) Double dischargeLimit_L3,
    @Nullable Double setpoint,
    @Nullable Double setpoint_L2,
    @Nullable Double setpoint_L3,
    @Nullable Double setpointReactive,
    @Nullable Double setpointReactive_L2,
    @Nullable Double setpointReactive_L3,
    @Nullable CustomData customData) {}
