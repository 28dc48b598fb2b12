package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A cap on discharging (OCPP 2.1 R02).
 *
 * @param pctMaxDischargePower percent of the rated discharging power
 * @param powerMonitoringMustTrip a curve that says how fast power above the cap must end
 * @param duration seconds
 */
@Since(V2_1)
@RecordBuilder
public record LimitMaxDischarge(
    @Min(0) int priority,
    @Nullable Double pctMaxDischargePower,
    @Nullable DERCurve powerMonitoringMustTrip,
    @Nullable Instant startTime,
    @Nullable Double duration,
    @Nullable CustomData customData) {}
