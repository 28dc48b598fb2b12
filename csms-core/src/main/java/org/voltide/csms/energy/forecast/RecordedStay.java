package org.voltide.csms.energy.forecast;

import java.time.Instant;
import org.voltide.csms.energy.plan.PluggedCar;

/**
 * A stay of the past.
 *
 * @param evse where it was
 * @param from when it began
 * @param until when it ended
 * @param car what it needed; its steps say nothing
 */
public record RecordedStay(String evse, Instant from, Instant until, PluggedCar car) {}
