package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@Since(V2_1)
@RecordBuilder
public record EnterService(
    @Min(0) int priority,
    double highVoltage,
    double lowVoltage,
    double highFreq,
    double lowFreq,
    @Nullable Double delay,
    @Nullable Double randomDelay,
    @Nullable Double rampRate,
    @Nullable CustomData customData) {}
