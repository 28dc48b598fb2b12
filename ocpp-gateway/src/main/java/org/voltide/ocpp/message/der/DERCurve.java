package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A curve by which the car's inverter reacts to voltage or frequency (OCPP 2.1 R02).
 *
 * @param curveData points in ascending x
 * @param priority the lower number wins
 * @param responseTime seconds to reach a new value
 * @param duration seconds
 */
@Since(V2_1)
@RecordBuilder
public record DERCurve(
    @Items(min = 1, max = 10) List<DERCurvePoints> curveData,
    @Min(0) int priority,
    DERUnit yUnit,
    @Nullable Hysteresis hysteresis,
    @Nullable ReactivePowerParams reactivePowerParams,
    @Nullable VoltageParams voltageParams,
    @Nullable Double responseTime,
    @Nullable Instant startTime,
    @Nullable Double duration,
    @Nullable CustomData customData) {}
