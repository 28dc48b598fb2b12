package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How active power follows the grid frequency (OCPP 2.1 R02).
 *
 * @param overFreq Hz above which power is reduced
 * @param underFreq Hz below which power is raised
 * @param overDroop Hz of deviation per full change of power
 * @param underDroop Hz of deviation per full change of power
 * @param responseTime seconds
 * @param duration seconds
 */
@Since(V2_1)
@RecordBuilder
public record FreqDroop(
    @Min(0) int priority,
    double overFreq,
    double underFreq,
    double overDroop,
    double underDroop,
    double responseTime,
    @Nullable Instant startTime,
    @Nullable Double duration,
    @Nullable CustomData customData) {}
