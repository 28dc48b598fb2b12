package org.voltide.csms.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.voltide.csms.tariffs.Course.Mark;
import org.voltide.csms.tariffs.pricing.Span;
import org.voltide.csms.tariffs.pricing.Span.Kind;

class CourseTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final SiteTariff NIGHT_AND_DAY =
      SiteTariff.parse(
          """
          {"currency":"EUR","elements":[
            {"components":[{"dimension":"ENERGY","price":0.20,"stepSize":1}],
             "restrictions":{"startTime":"22:00","endTime":"06:00"}},
            {"components":[{"dimension":"ENERGY","price":0.40,"stepSize":1}]}]}
          """);

  /** Begins an hour before the night in which clocks go forward. */
  private static final Instant EVENING = Instant.parse("2026-03-28T20:00:00Z");

  @Test
  void aNightIsAnHourShorterWhenClocksGoForward() {
    Course even = metered(EVENING, 40, 250);
    // One hour before 22:00, seven until 06:00 of the summer, two after it.
    assertThat(cost(NIGHT_AND_DAY, even, EVENING, 10, 10_000)).isEqualByComparingTo("2.60");
  }

  @Test
  void aNightIsAnHourLongerWhenClocksGoBack() {
    Instant evening = Instant.parse("2026-10-24T19:00:00Z");
    Course even = metered(evening, 44, 250);
    // One hour before 22:00, nine until 06:00 of the winter, one after it.
    assertThat(cost(NIGHT_AND_DAY, even, evening, 11, 11_000)).isEqualByComparingTo("2.60");
  }

  @Test
  void whatWasChargedAtNightCostsTheNightsPriceHoweverLongTheCarStayed() {
    Course night =
        Course.NONE
            .with(new Mark(EVENING, Kind.PARKED, 1_000.0, 0.0))
            .with(new Mark(EVENING.plus(Duration.ofHours(2)), Kind.CHARGING, null, null))
            .with(new Mark(EVENING.plus(Duration.ofHours(3)), Kind.PARKED, null, null))
            .with(new Mark(EVENING.plus(Duration.ofHours(10)), null, 11_000.0, 0.0));
    assertThat(cost(NIGHT_AND_DAY, night, EVENING, 10, 10_000)).isEqualByComparingTo("2.00");
  }

  @Test
  void theFirstTenKilowattHoursAreCheap() {
    SiteTariff tariff =
        SiteTariff.parse(
            """
            {"currency":"EUR","elements":[
              {"components":[{"dimension":"ENERGY","price":0.30,"stepSize":1}],
               "restrictions":{"maxKwh":10}},
              {"components":[{"dimension":"ENERGY","price":0.60,"stepSize":1}]}]}
            """);
    assertThat(cost(tariff, metered(EVENING, 4, 6_000), EVENING, 1, 24_000))
        .isEqualByComparingTo("11.40");
  }

  @Test
  void parkingCostsFromTheFifthHourOn() {
    SiteTariff tariff =
        SiteTariff.parse(
            """
            {"currency":"EUR","elements":[
              {"components":[{"dimension":"ENERGY","price":0.50,"stepSize":1}]},
              {"components":[{"dimension":"PARKING_TIME","price":6,"stepSize":60}],
               "restrictions":{"minDuration":14400}}]}
            """);
    Course course =
        Course.NONE
            .with(new Mark(EVENING, Kind.CHARGING, 0.0, null))
            .with(new Mark(EVENING.plus(Duration.ofHours(3)), Kind.PARKED, 10_000.0, null));
    assertThat(cost(tariff, course, EVENING, 6, 10_000)).isEqualByComparingTo("17.00");
    assertThat(cost(tariff, course, EVENING, 4, 10_000)).isEqualByComparingTo("5.00");
  }

  @RepeatedTest(50)
  void theOrderOfArrivalDoesNotMatter(RepetitionInfo repetition) {
    List<Mark> marks = new ArrayList<>();
    for (int minute = 0; minute < 180; minute++) {
      Kind kind = minute == 0 ? Kind.CHARGING : minute == 100 ? Kind.PARKED : null;
      double wh = 100.0 * Math.min(minute, 100);
      marks.add(new Mark(EVENING.plusSeconds(60L * minute), kind, wh, 0.0));
    }
    Course inOrder = of(marks);
    Collections.shuffle(marks, new Random(repetition.getCurrentRepetition()));
    Course course = of(marks);
    assertThat(course.spans(EVENING, EVENING.plusSeconds(10_800), 10_000, 0).getLast().kind())
        .isEqualTo(Kind.PARKED);
    assertThat(cost(NIGHT_AND_DAY, course, EVENING, 3, 10_000))
        .isEqualByComparingTo(cost(NIGHT_AND_DAY, inOrder, EVENING, 3, 10_000))
        .isEqualByComparingTo("3.20");
  }

  @Test
  void aCourseIsBoundedKeepsEveryWattHourAndIsReadAsItWasWritten() {
    Course course = Course.NONE;
    for (int i = 0; i < 3_000; i++) {
      Kind kind = i % 7 == 0 ? Kind.PARKED : Kind.CHARGING;
      course = course.with(new Mark(EVENING.plusSeconds(301L * i), kind, 7.3 * i, 0.1 * i));
    }
    assertThat(course.marks()).hasSizeLessThanOrEqualTo(400);
    assertThat(Course.parse(course.text())).isEqualTo(course);
    List<Span> spans =
        course.spans(EVENING, EVENING.plusSeconds(301L * 2_999), 7.3 * 2_999, 0.1 * 2_999);
    assertThat(sum(spans.stream().map(Span::importKwh).toList())).isEqualByComparingTo("21.8927");
    assertThat(sum(spans.stream().map(Span::exportKwh).toList())).isEqualByComparingTo("0.2999");
    assertThat(spans).allMatch(span -> !span.end().isBefore(span.start()));
  }

  @Test
  void whatHappenedBeforeTheFirstMarkIsNotLost() {
    Course late =
        Course.NONE
            .with(new Mark(EVENING.plusSeconds(7_200), null, 6_000.0, null))
            .with(new Mark(EVENING.plusSeconds(10_800), null, 8_000.0, null));
    // Six kWh came in the two hours before, of which one is day.
    assertThat(cost(NIGHT_AND_DAY, late, EVENING, 3, 8_000)).isEqualByComparingTo("2.20");
  }

  @Test
  void aSessionWithoutCourseIsOneEvenSpan() {
    assertThat(Course.parse(null).text()).isNull();
    assertThat(cost(NIGHT_AND_DAY, Course.NONE, EVENING, 2, 2_000)).isEqualByComparingTo("0.60");
  }

  @Test
  void stationsShowWhenEachPriceHolds() {
    assertThat(NIGHT_AND_DAY.text()).isEqualTo("0.2 EUR/kWh (22:00-06:00); 0.4 EUR/kWh");
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Course of(List<Mark> marks) {
    Course course = Course.NONE;
    for (Mark mark : marks) {
      course = course.with(mark);
    }
    return course;
  }

  /** Charging from a register at 1 kWh, read every quarter hour. */
  private static Course metered(Instant start, int quarters, double whEach) {
    Course course = Course.NONE.with(new Mark(start, Kind.CHARGING, 1_000.0, null));
    for (int i = 1; i <= quarters; i++) {
      course = course.with(new Mark(start.plusSeconds(900L * i), null, 1_000 + whEach * i, null));
    }
    return course;
  }

  private static BigDecimal cost(
      SiteTariff tariff, Course course, Instant start, int hours, double importWh) {
    Usage usage =
        new Usage(
            start, start.plus(Duration.ofHours(hours)), importWh, 0, Course.parse(course.text()));
    return tariff.cost(usage, BERLIN).total().afterTaxes();
  }
}
