package org.voltide.csms.energy.terms;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalTime;

/**
 * Power held for services to the grid in a part of every day, in the site's time zone.
 *
 * @param from inclusive
 * @param to exclusive; up to {@code from} means over midnight
 * @param upW by which the site can draw less or feed in more at any moment
 * @param downW by which it can draw more or feed in less
 */
public record HeldPeriod(
    @NotNull LocalTime from,
    @NotNull LocalTime to,
    @NotNull @PositiveOrZero @DecimalMax(MOST_W) Double upW,
    @NotNull @PositiveOrZero @DecimalMax(MOST_W) Double downW) {

  /** More than any site has; also keeps infinity out. */
  private static final String MOST_W = "1000000000";

  boolean includes(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
