package org.voltide.csms.statements;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/** A month of the calendar of a place. */
record Month(YearMonth month, ZoneId zone) {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  /**
   * What is asked for.
   *
   * @param month as {@code 2026-10}
   * @param zone as {@code Europe/Berlin}
   * @throws Problem 422 when it is no month of this century or the next, or no zone
   */
  static Month of(@Nullable String month, String zone) {
    if (month == null) {
      throw Problem.invalid("month", "Say of which month, as 2026-10.");
    }
    return new Month(month(month), zone(zone));
  }

  private static YearMonth month(String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= FIRST_YEAR && month.getYear() < LAST_YEAR) {
        return month;
      }
    } catch (DateTimeException e) {
      // Refused below like one that is too far away.
    }
    throw Problem.invalid("month", "A month is written as 2026-10.");
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("zone", "A time zone is written as Europe/Berlin.");
    }
  }

  Instant begins() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** What happens then is not part of it. */
  Instant ends() {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }
}
