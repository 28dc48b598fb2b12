package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A fixed power factor (OCPP 2.1 R02).
 *
 * @param displacement power factor between 0 and 1
 * @param excitation true for over-excited
 * @param duration seconds
 */
@Since(V2_1)
@RecordBuilder
public record FixedPF(
    @Min(0) int priority,
    double displacement,
    boolean excitation,
    @Nullable Instant startTime,
    @Nullable Double duration,
    @Nullable CustomData customData) {}
