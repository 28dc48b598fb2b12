package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
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
