package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A fixed reactive power (OCPP 2.1 R02).
 *
 * @param setpoint percent of what {@code unit} names, positive feeds reactive power in
 * @param duration seconds
 */
@Since(V2_1)
@RecordBuilder
public record FixedVar(
    @Min(0) int priority,
    double setpoint,
    DERUnit unit,
    @Nullable Instant startTime,
    @Nullable Double duration,
    @Nullable CustomData customData) {}
