package org.voltide.csms.energy.profile;

import java.time.Instant;

/**
 * A power that holds for a while.
 *
 * @param powerW positive into the car
 */
public record PowerPeriod(Instant start, Instant end, double powerW) {}
