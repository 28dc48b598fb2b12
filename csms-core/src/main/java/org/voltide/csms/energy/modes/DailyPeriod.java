package org.voltide.csms.energy.modes;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalTime;

/**
 * A part of every day in the site's time zone.
 *
 * @param from inclusive
 * @param to exclusive; up to {@code from} means over midnight
 * @param maxW what cars may draw together
 */
public record DailyPeriod(
    @NotNull LocalTime from,
    @NotNull LocalTime to,
    @NotNull @PositiveOrZero @DecimalMax(Mode.MOST_W) Double maxW) {

  boolean includes(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
