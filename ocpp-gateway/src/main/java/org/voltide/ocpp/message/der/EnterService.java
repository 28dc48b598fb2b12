package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * When a car may go back to feeding in after a grid fault (OCPP 2.1 R02).
 *
 * @param highVoltage percent of nominal below which it may return
 * @param lowVoltage percent of nominal above which it may return
 * @param highFreq Hz
 * @param lowFreq Hz
 * @param delay seconds the grid must have been well
 * @param randomDelay most seconds added at random
 * @param rampRate seconds to full power
 */
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
