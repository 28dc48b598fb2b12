package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;

/**
 * A rate that holds until the next period starts; the L2 and L3 values split it by phase (OCPP 2.x
 * K; 2.1 Q).
 *
 * @param startPeriod seconds from the start of the schedule
 * @param limit most to charge with
 * @param numberPhases 3 when absent
 * @param phaseToUse only with one phase
 * @param dischargeLimit most to discharge with, at most 0
 * @param setpoint to follow, negative to discharge
 * @param setpointReactive positive inductive
 * @param v2xBaseline W that frequency curves add to
 * @param operationMode ChargingOnly when absent
 */
@RecordBuilder
public record ChargingSchedulePeriod(
    int startPeriod,
    @RequiredIn(V2_0_1) @Nullable Double limit,
    @Since(V2_1) @Nullable Double limit_L2,
    @Since(V2_1) @Nullable Double limit_L3,
    @Nullable @Min(value = 0, since = V2_1) @Max(value = 3, since = V2_1) Integer numberPhases,
    @Nullable @Min(value = 0, since = V2_1) @Max(value = 3, since = V2_1) Integer phaseToUse,
    @Since(V2_1) @Nullable @Max(0) Double dischargeLimit,
    @Since(V2_1) @Nullable @Max(0) Double dischargeLimit_L2,
    @Since(V2_1) @Nullable @Max(0) Double dischargeLimit_L3,
    @Since(V2_1) @Nullable Double setpoint,
    @Since(V2_1) @Nullable Double setpoint_L2,
    @Since(V2_1) @Nullable Double setpoint_L3,
    @Since(V2_1) @Nullable Double setpointReactive,
    @Since(V2_1) @Nullable Double setpointReactive_L2,
    @Since(V2_1) @Nullable Double setpointReactive_L3,
    @Since(V2_1) @Nullable Boolean preconditioningRequest,
    @Since(V2_1) @Nullable Boolean evseSleep,
    @Since(V2_1) @Nullable Double v2xBaseline,
    @Since(V2_1) @Nullable OperationMode operationMode,
    @Since(V2_1) @Nullable @Items(min = 1, max = 20) List<V2XFreqWattPoint> v2xFreqWattCurve,
    @Since(V2_1) @Nullable @Items(min = 1, max = 20) List<V2XSignalWattPoint> v2xSignalWattCurve,
    @Nullable CustomData customData) {}
