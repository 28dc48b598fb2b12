package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The band that keeps a curve from flapping around its threshold.
 *
 * @param hysteresisHigh upper edge in units of x
 * @param hysteresisLow lower edge in units of x
 * @param hysteresisDelay seconds
 * @param hysteresisGradient percent of rated power per second
 */
@Since(V2_1)
@RecordBuilder
public record Hysteresis(
    @Nullable Double hysteresisHigh,
    @Nullable Double hysteresisLow,
    @Nullable Double hysteresisDelay,
    @Nullable Double hysteresisGradient,
    @Nullable CustomData customData) {}
