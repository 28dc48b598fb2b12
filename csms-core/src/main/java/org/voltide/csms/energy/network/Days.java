package org.voltide.csms.energy.network;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/** Days of the calendar, each from midnight to midnight in the zone of each site; both included. */
record Days(LocalDate first, LocalDate last) {

  private static final int USUAL = 30;
  private static final int MOST = 400;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

  /**
   * Days that make sense; the 30 up to the last when the first is not said, up to today when none
   * is.
   *
   * @throws Problem when there are none or more than 400, or they are no time anybody means
   */
  static Days of(@Nullable LocalDate first, @Nullable LocalDate last, LocalDate today) {
    LocalDate end = last == null ? today : last;
    if (end.isBefore(EARLIEST) || end.isAfter(LATEST)) {
      throw Problem.invalid("last", "Days are from %s to %s.".formatted(EARLIEST, LATEST));
    }
    LocalDate begin = first == null ? end.minusDays(USUAL - 1) : first;
    if (begin.isAfter(end) || ChronoUnit.DAYS.between(begin, end) >= MOST) {
      throw Problem.invalid("first", "The first day is at most 399 days before the last.");
    }
    return new Days(begin, end);
  }
}
