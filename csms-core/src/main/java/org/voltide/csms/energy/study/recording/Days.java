package org.voltide.csms.energy.study.recording;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Days of a study, the last one included. */
public record Days(LocalDate first, LocalDate last) {

  public Days {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the days " + first + ".." + last + " end before they begin");
    }
  }

  /**
   * Days written like {@code 2025-03-01..2025-03-14}.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Days parse(String text) {
    String[] ends = text.split("\\.\\.", -1);
    try {
      return new Days(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not like 2025-03-01..2025-03-14", e);
    }
  }

  /** How many days there are. */
  public long count() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The same days in parts of a week, the last of which may be shorter. */
  public List<Days> byWeek() {
    return first
        .datesUntil(last.plusDays(1), Period.ofWeeks(1))
        .map(day -> new Days(day, earlier(day.plusDays(6), last)))
        .toList();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Whole weeks from Monday on, one in each part of these days when they are cut in as many equal
   * parts; all of the days when they are fewer than the weeks asked for.
   *
   * @param seed which weeks are chosen
   */
  public List<Days> weeks(int weeks, long seed) {
    if (count() < 7L * (weeks + 1)) {
      return List.of(this);
    }
    var chance = new SplittableRandom(seed);
    List<Days> chosen = new ArrayList<>();
    LocalDate firstMonday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    long mondays = (ChronoUnit.DAYS.between(firstMonday, last) + 1) / 7;
    for (int i = 0; i < weeks; i++) {
      long week = chance.nextLong(mondays * i / weeks, mondays * (i + 1) / weeks);
      LocalDate monday = firstMonday.plusWeeks(week);
      chosen.add(new Days(monday, monday.plusDays(6)));
    }
    return chosen;
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + ".." + last;
  }
}
