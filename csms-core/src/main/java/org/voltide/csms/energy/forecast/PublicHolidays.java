package org.voltide.csms.energy.forecast;

import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Days on which a country does not work, by the time zone of its capital: those that hold in all of
 * it or, in Switzerland, in most cantons. Of other zones none is known. Not thread-safe.
 */
final class PublicHolidays {

  private static final Map<String, List<IntFunction<LocalDate>>> BY_ZONE =
      Map.of(
          "Europe/Berlin",
          List.of(
              on(1, 1),
              easter(-2),
              easter(1),
              on(5, 1),
              easter(39),
              easter(50),
              on(10, 3),
              on(12, 25),
              on(12, 26)),
          "Europe/Vienna",
          List.of(
              on(1, 1),
              on(1, 6),
              easter(1),
              on(5, 1),
              easter(39),
              easter(50),
              easter(60),
              on(8, 15),
              on(10, 26),
              on(11, 1),
              on(12, 8),
              on(12, 25),
              on(12, 26)),
          "Europe/Zurich",
          List.of(
              on(1, 1),
              easter(-2),
              easter(1),
              easter(39),
              easter(50),
              on(8, 1),
              on(12, 25),
              on(12, 26)),
          "Europe/Paris",
          List.of(
              on(1, 1),
              easter(1),
              on(5, 1),
              on(5, 8),
              easter(39),
              easter(50),
              on(7, 14),
              on(8, 15),
              on(11, 1),
              on(11, 11),
              on(12, 25)),
          "Europe/Amsterdam",
          List.of(
              on(1, 1),
              easter(1),
              PublicHolidays::kingsDay,
              easter(39),
              easter(50),
              on(12, 25),
              on(12, 26)),
          "Europe/London",
          List.of(
              weekdayFrom(1, 1, 1),
              easter(-2),
              easter(1),
              year -> LocalDate.of(year, Month.MAY, 1).with(firstInMonth(DayOfWeek.MONDAY)),
              year -> LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY)),
              year -> LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(DayOfWeek.MONDAY)),
              weekdayFrom(12, 25, 1),
              weekdayFrom(12, 25, 2)));

  private final List<IntFunction<LocalDate>> rules;
  private final Map<Integer, Set<LocalDate>> byYear = new HashMap<>();

  private PublicHolidays(List<IntFunction<LocalDate>> rules) {
    this.rules = rules;
  }

  static PublicHolidays in(ZoneId zone) {
    return new PublicHolidays(BY_ZONE.getOrDefault(zone.getId(), List.of()));
  }

  boolean include(LocalDate day) {
    return byYear
        .computeIfAbsent(
            day.getYear(),
            year -> rules.stream().map(rule -> rule.apply(year)).collect(Collectors.toSet()))
        .contains(day);
  }

  private static IntFunction<LocalDate> on(int month, int day) {
    return year -> LocalDate.of(year, month, day);
  }

  private static IntFunction<LocalDate> easter(int daysLater) {
    return year -> easterSunday(year).plusDays(daysLater);
  }

  /** The day itself or, where it falls on a weekend, what is free in its stead. */
  private static IntFunction<LocalDate> weekdayFrom(int month, int day, int which) {
    return year ->
        LocalDate.of(year, month, day)
            .datesUntil(LocalDate.of(year, month, day).plusDays(5))
            .filter(each -> each.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .skip(which - 1L)
            .findFirst()
            .orElseThrow();
  }

  private static LocalDate kingsDay(int year) {
    LocalDate day = LocalDate.of(year, Month.APRIL, 27);
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
  }

  /** Gregorian Easter (J. Meeus, Astronomical Algorithms, chapter 8). */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return LocalDate.of(year, month, day);
  }
}
