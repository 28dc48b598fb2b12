package org.voltide.csms.energy.study.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DaysTest {

  private static final Days YEAR = Days.parse("2025-01-01..2025-12-31");

  @Test
  void fewDaysAreTakenByTheWeek() {
    assertThat(Days.parse("2025-03-01..2025-03-10").byWeek())
        .containsExactly(
            Days.parse("2025-03-01..2025-03-07"), Days.parse("2025-03-08..2025-03-10"));
    assertThat(Days.parse("2025-03-01").byWeek()).containsExactly(Days.parse("2025-03-01"));
  }

  @Test
  void weeksAreSpreadOverTheSeasons() {
    List<Days> weeks = YEAR.weeks(4, 7);
    assertThat(weeks).hasSize(4);
    assertThat(weeks)
        .allSatisfy(
            week -> {
              assertThat(week.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
              assertThat(week.count()).isEqualTo(7);
            });
    assertThat(weeks.get(0).last()).isBefore(LocalDate.of(2025, 4, 8));
    assertThat(weeks.get(3).first()).isAfter(LocalDate.of(2025, 9, 25));
    assertThat(YEAR.weeks(4, 7)).isEqualTo(weeks);
  }

  @Test
  void fewDaysAreTakenWhole() {
    Days days = Days.parse("2025-03-01..2025-03-09");
    assertThat(days.weeks(4, 1)).containsExactly(days);
    assertThat(Days.parse("2025-03-01").count()).isEqualTo(1);
  }

  @Test
  void daysThatAreNone() {
    assertThatThrownBy(() -> Days.parse("soon"))
        .hasMessage("'soon' is not like 2025-03-01..2025-03-14");
    assertThatThrownBy(() -> Days.parse("2025-03-02..2025-03-01"))
        .hasMessage("the days 2025-03-02..2025-03-01 end before they begin");
  }

  @Test
  void sessionsMoveByWholeYearsToWherePricesAre() {
    ZoneId oslo = ZoneId.of("Europe/Oslo");
    PriceSeries prices =
        new PriceSeries(
            Instant.parse("2024-12-31T23:00:00Z"), Duration.ofHours(1), new double[8760]);
    Session tuesday = session("2019-07-02T16:00:00Z", "2019-07-03T05:00:00Z");
    Session tooLate = session("2020-01-30T16:00:00Z", "2020-01-31T05:00:00Z");
    Recording recording = Recording.over(prices, List.of(tuesday, tooLate), oslo, Optional.of(313));
    assertThat(recording.uncovered()).isEqualTo(1);
    assertThat(recording.sessions().getFirst().plugIn())
        .isEqualTo(Instant.parse("2025-07-01T16:00:00Z"));
    assertThat(Recording.over(prices, List.of(tuesday), oslo, Optional.empty()).weeks())
        .isEqualTo(313);
  }

  private static Session session(String from, String until) {
    return new Session(
        from,
        "car",
        Instant.parse(from),
        Instant.parse(until),
        5,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
