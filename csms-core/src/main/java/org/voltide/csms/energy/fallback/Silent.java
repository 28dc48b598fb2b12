package org.voltide.csms.energy.fallback;

import java.time.Instant;
import org.voltide.csms.energy.fallback.Fallback.Place;

/**
 * An EVSE out of sight, where a car may have come that nobody knows of.
 *
 * @param powerW most that car draws
 * @param from when it does so at the earliest
 */
public record Silent(Place place, boolean dc, double powerW, Instant from) {}
