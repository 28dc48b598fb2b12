package org.voltide.csms.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One meter sample as the API shows it.
 *
 * @param powerW positive into the car
 */
public record SampleView(
    Instant at,
    @Nullable Double powerW,
    @Nullable Double importWh,
    @Nullable Double exportWh,
    @Nullable Double socPercent) {}
