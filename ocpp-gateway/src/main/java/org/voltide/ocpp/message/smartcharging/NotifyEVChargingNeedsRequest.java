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
import org.voltide.ocpp.message.type.CustomData;

/**
 * Tells what a car wants (OCPP 2.x K15, K17; 2.1 K18, K19, Q01).
 *
 * @param maxScheduleTuples how many schedules the car can choose from
 * @param timestamp when the car said so
 */
@RecordBuilder
public record NotifyEVChargingNeedsRequest(
    @Min(value = 1, since = V2_1) int evseId,
    ChargingNeeds chargingNeeds,
    @Nullable @Min(value = 0, since = V2_1) Integer maxScheduleTuples,
    @Since(V2_1) @AcceptedIn(V2_0_1) @Nullable Instant timestamp,
    @Nullable CustomData customData)
    implements Request<NotifyEVChargingNeedsResponse> {}
