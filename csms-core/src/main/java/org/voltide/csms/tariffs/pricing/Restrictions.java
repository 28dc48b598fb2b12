package org.voltide.csms.tariffs.pricing;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an element holds (OCPI TariffRestrictions): all that is said has to be met. What is a least
 * is inclusive, what is a most exclusive. Times and dates are the site's own.
 *
 * @param startTime of the day
 * @param endTime before the start: of the next day; 00:00 is the end of the day
 * @param maxKwh into the car since the session began
 * @param minCurrent A, sum over all phases
 * @param minPower kW
 * @param minDuration seconds since the session began
 * @param daysOfWeek empty: all
 * @param reservation absent: for sessions
 */
public record Restrictions(
    @Nullable LocalTime startTime,
    @Nullable LocalTime endTime,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable @DecimalMin("0") @Digits(integer = 6, fraction = 9) BigDecimal minKwh,
    @Nullable @DecimalMin("0") @Digits(integer = 6, fraction = 9) BigDecimal maxKwh,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal minCurrent,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal maxCurrent,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal minPower,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal maxPower,
    @Nullable @Min(0) @Max(1_000_000_000) Long minDuration,
    @Nullable @Min(0) @Max(1_000_000_000) Long maxDuration,
    @Nullable Set<DayOfWeek> daysOfWeek,
    @Nullable Reservation reservation) {
  static final Restrictions NONE =
      new Restrictions(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** Which time before the session an element prices. */
  public enum Reservation {
    RESERVATION,
    RESERVATION_EXPIRES
  }

  boolean areMetBy(Slice slice) {
    return isTimeOfDay(slice.local().toLocalTime())
        && isDay(slice.local())
        && within(slice.kWhBefore(), minKwh, maxKwh)
        && within(slice.amperes(), minCurrent, maxCurrent)
        && within(slice.kilowatts(), minPower, maxPower)
        && (minDuration == null || slice.age().compareTo(seconds(minDuration)) >= 0)
        && (maxDuration == null || slice.age().compareTo(seconds(maxDuration)) < 0);
  }

  private static BigDecimal seconds(long seconds) {
    return BigDecimal.valueOf(seconds);
  }

  private boolean isTimeOfDay(LocalTime time) {
    LocalTime from = startTime == null ? LocalTime.MIN : startTime;
    boolean begun = !time.isBefore(from);
    if (endTime == null || endTime.equals(LocalTime.MIDNIGHT)) {
      return begun;
    }
    boolean goesOn = time.isBefore(endTime);
    return endTime.isBefore(from) ? begun || goesOn : begun && goesOn;
  }

  private boolean isDay(ZonedDateTime local) {
    LocalDate day = local.toLocalDate();
    return (startDate == null || !day.isBefore(startDate))
        && (endDate == null || day.isBefore(endDate))
        && (daysOfWeek == null || daysOfWeek.isEmpty() || daysOfWeek.contains(day.getDayOfWeek()));
  }

  private static boolean within(
      @Nullable BigDecimal value, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    return value == null
        ? least == null && most == null
        : (least == null || value.compareTo(least) >= 0)
            && (most == null || value.compareTo(most) < 0);
  }
}
