package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.AcceptedIn;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The schedule a car has chosen to follow (OCPP 2.x K15–K17).
 *
 * @param timeBase what its periods count from
 * @param selectedChargingScheduleId which of the offered schedules it is
 */
@RecordBuilder
public record NotifyEVChargingScheduleRequest(
    Instant timeBase,
    ChargingSchedule chargingSchedule,
    @Min(value = 1, since = V2_1) int evseId,
    @Since(V2_1) @AcceptedIn(value = V2_0_1, as = "selectedScheduleTupleId") @Nullable @Min(0)
        Integer selectedChargingScheduleId,
    @Since(V2_1) @Nullable Boolean powerToleranceAcceptance,
    @Nullable CustomData customData)
    implements Request<NotifyEVChargingScheduleResponse> {}
