package org.voltide.csms.energy.network;

import java.time.LocalDate;
import java.util.stream.Stream;

/** By what sums are told. */
public enum Bucket {
  DAY,
  MONTH;

  /**
   * What a query parameter says.
   *
   * @throws IllegalArgumentException when it is neither {@code day} nor {@code month}
   */
  public static Bucket fromString(String text) {
    return switch (text) {
      case "day" -> DAY;
      case "month" -> MONTH;
      default -> throw new IllegalArgumentException("There are no sums by " + text);
    };
  }

  /** As PostgreSQL calls it in {@code date_trunc}. */
  String field() {
    return this == DAY ? "day" : "month";
  }

  /** The first day of each that has a part in these days, both included. */
  Stream<LocalDate> starts(LocalDate first, LocalDate last) {
    return this == DAY
        ? first.datesUntil(last.plusDays(1))
        : Stream.iterate(
            first.withDayOfMonth(1), start -> !start.isAfter(last), start -> start.plusMonths(1));
  }
}
