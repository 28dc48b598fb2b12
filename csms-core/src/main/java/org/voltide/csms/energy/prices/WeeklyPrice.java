package org.voltide.csms.energy.prices;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount per kWh in a part of some days of each week, in the site's time zone.
 *
 * @param days all when absent; a part over midnight belongs to the day on which it begins
 * @param from inclusive, at a quarter hour
 * @param to exclusive, at a quarter hour; up to {@code from} means over midnight
 */
public record WeeklyPrice(
    @Nullable Set<@NotNull DayOfWeek> days,
    @NotNull LocalTime from,
    @NotNull LocalTime to,
    @NotNull @DecimalMin("-10") @DecimalMax("10") @Digits(integer = 2, fraction = 6)
        BigDecimal perKwh) {

  public WeeklyPrice {
    days = days == null || days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : Set.copyOf(days);
  }

  /** Whether it holds at a local time. */
  boolean includes(LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    Set<DayOfWeek> held = Objects.requireNonNull(days);
    if (from.isBefore(to)) {
      return held.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
    return !time.isBefore(from)
        ? held.contains(local.getDayOfWeek())
        : time.isBefore(to) && held.contains(local.getDayOfWeek().minus(1));
  }

  boolean isOnQuarters() {
    return isQuarter(from) && isQuarter(to);
  }

  private static boolean isQuarter(LocalTime time) {
    return time.toSecondOfDay() % 900 == 0 && time.getNano() == 0;
  }
}
