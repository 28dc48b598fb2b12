package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;

/**
 * One point of a frequency-power curve.
 *
 * @param frequency Hz
 * @param power W, negative to discharge
 */
@Since(V2_1)
public record V2XFreqWattPoint(double frequency, double power, @Nullable CustomData customData) {}
