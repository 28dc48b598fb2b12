package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@Since(V2_1)
@RecordBuilder
public record Hysteresis(
    @Nullable Double hysteresisHigh,
    @Nullable Double hysteresisLow,
    @Nullable Double hysteresisDelay,
    @Nullable Double hysteresisGradient,
    @Nullable CustomData customData) {}
