package org.voltide.csms.energy.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.forecast.Synthetic.BERLIN;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.forecast.Forecast.Step;

/** How good forecasts are, measured against saying that tomorrow will be like today. */
class ForecastTest {

  /** Good Friday, Easter Monday and May Day. */
  private static final Set<LocalDate> FREE =
      Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6), LocalDate.of(2026, 5, 1));

  private static final Instant BEGIN = Instant.parse("2026-01-04T23:00:00Z");
  private static final Instant END = BEGIN.plus(Duration.ofDays(70));
  private static final double CONFIGURED_W = 7_000;

  /** What was measured until a moment; of the quarter hour it lies in nothing yet. */
  private static Known until(PowerSeries whole, Instant now) {
    return new Known(whole.between(BEGIN, PowerSeries.quarterOf(now)), PowerSeries.NONE);
  }

  /** Mean errors of a forecast and of the day before, and how much lies in the band. */
  private record Score(double errorW, double naiveW, double weekW, double inBand) {

    static Score of(PowerSeries whole, Function<Instant, List<Band>> forecast) {
      double error = 0;
      double naive = 0;
      double week = 0;
      double inside = 0;
      int count = 0;
      Instant first = BEGIN.plus(Duration.ofDays(42));
      for (Instant now = first;
          now.isBefore(END.minus(Forecast.AHEAD));
          now = now.plusSeconds(25_200)) {
        List<Band> bands = forecast.apply(now);
        for (int t = 0; t < 96; t++) {
          Instant at = PowerSeries.quarterOf(now).plus(PowerSeries.QUARTER.multipliedBy(t));
          double actual = whole.at(at).orElseThrow();
          Band band = bands.get(t);
          error += Math.abs(band.middle() - actual);
          naive += Math.abs(whole.at(at.minus(Duration.ofDays(1))).orElseThrow() - actual);
          week += Math.abs(whole.at(at.minus(Duration.ofDays(7))).orElseThrow() - actual);
          inside += band.low() <= actual && actual <= band.high() ? 1 : 0;
          count++;
        }
      }
      return new Score(error / count, naive / count, week / count, inside / count);
    }
  }

  @Test
  void aBuildingIsForecastBetterThanByTheDayOrTheWeekBefore() {
    for (long seed = 1; seed <= 3; seed++) {
      PowerSeries whole = Synthetic.office(BEGIN, END, seed);
      Score score =
          Score.of(
              whole,
              now ->
                  Forecast.of(until(whole, now), Known.NOTHING, CONFIGURED_W, now, BERLIN)
                      .steps()
                      .stream()
                      .map(step -> step.load().watts())
                      .toList());
      assertThat(score.errorW()).isLessThan(0.6 * score.naiveW()).isLessThan(0.9 * score.weekW());
      assertThat(score.inBand()).isBetween(0.80, 0.99);
    }
  }

  @Test
  void theSunIsForecastBetterThanByTheDayBefore() {
    for (long seed = 1; seed <= 3; seed++) {
      PowerSeries whole = Synthetic.roof(BEGIN, END, seed);
      Score score =
          Score.of(
              whole,
              now ->
                  Forecast.of(Known.NOTHING, until(whole, now), 0, now, BERLIN).steps().stream()
                      .map(step -> step.pv().watts())
                      .toList());
      assertThat(score.errorW()).isLessThan(0.75 * score.naiveW());
      assertThat(score.inBand()).isBetween(0.75, 0.99);
    }
  }

  @Test
  void theSunNeverShinesAtNightAndNeverTakes() {
    PowerSeries whole = Synthetic.roof(BEGIN, END, 4);
    Forecast forecast = Forecast.of(Known.NOTHING, until(whole, END), 0, END, BERLIN);
    for (Step step : forecast.steps()) {
      long hour = Math.floorMod(step.start().getEpochSecond(), 86_400) / 3_600;
      assertThat(step.pv().watts().low()).isNotNegative();
      assertThat(step.pv().watts().high()).isLessThanOrEqualTo(30_000);
      if (hour < 6 || hour >= 18) {
        assertThat(step.pv().watts()).isEqualTo(Band.certain(0));
      }
    }
  }

  @Test
  void whatWasNeverMeasuredIsWhatTheOperatorSaid() {
    Instant now = END;
    Forecast forecast = Forecast.of(Known.NOTHING, Known.NOTHING, CONFIGURED_W, now, BERLIN);
    assertThat(forecast.steps()).hasSize(192);
    assertThat(forecast.steps())
        .allSatisfy(
            step -> {
              assertThat(step.load())
                  .isEqualTo(new Expected(Band.certain(CONFIGURED_W), Origin.CONFIGURED));
              assertThat(step.net()).isEqualTo(Band.certain(CONFIGURED_W));
            });
    PowerSeries twoDays = Synthetic.office(now.minus(Duration.ofDays(2)), now, 5);
    assertThat(
            Forecast.of(
                    new Known(twoDays, PowerSeries.NONE), Known.NOTHING, CONFIGURED_W, now, BERLIN)
                .steps())
        .allSatisfy(step -> assertThat(step.load().origin()).isEqualTo(Origin.CONFIGURED));
  }

  @Test
  void aGivenForecastWinsWhereItReaches() {
    Instant now = PowerSeries.quarterOf(END);
    PowerSeries measured = Synthetic.office(BEGIN, now, 6);
    Forecast learned =
        Forecast.of(new Known(measured, PowerSeries.NONE), Known.NOTHING, 0, now, BERLIN);
    PowerSeries told = new PowerSeries(Map.of(now.plusSeconds(1_800), 12_345.0));
    Forecast forecast = Forecast.of(new Known(measured, told), Known.NOTHING, 0, now, BERLIN);
    Band usual = learned.steps().get(2).load().watts();
    Expected given = forecast.steps().get(2).load();
    assertThat(given.origin()).isEqualTo(Origin.GIVEN);
    assertThat(given.watts().middle()).isEqualTo(12_345);
    assertThat(given.watts().high() - given.watts().low())
        .isCloseTo(usual.high() - usual.low(), within(1e-6));
    assertThat(forecast.steps().get(3)).isEqualTo(learned.steps().get(3));
  }

  @Test
  void aPublicHolidayIsASunday() {
    Instant wednesday = Instant.parse("2026-05-13T12:00:00Z");
    PowerSeries measured =
        Synthetic.series(
            Instant.parse("2026-03-20T00:00:00Z"),
            wednesday,
            at -> {
              LocalDate day = at.atZone(BERLIN).toLocalDate();
              boolean free = FREE.contains(day) || day.getDayOfWeek() == DayOfWeek.SUNDAY;
              return free ? 1_000 : 9_000;
            });
    Forecast forecast =
        Forecast.of(new Known(measured, PowerSeries.NONE), Known.NOTHING, 0, wednesday, BERLIN);
    assertThat(watts(forecast, "2026-05-14T10:00:00Z")).as("Ascension").containsExactly(1_000.0);
    assertThat(watts(forecast, "2026-05-15T10:00:00Z")).containsExactly(9_000.0);
  }

  @Test
  void peopleFollowTheirClocksWhereTheseChange() {
    Instant from = Instant.parse("2026-02-01T00:00:00Z");
    Instant saturday = Instant.parse("2026-03-28T12:00:00Z");
    PowerSeries measured =
        Synthetic.series(
            from,
            saturday,
            at -> at.atZone(BERLIN).toLocalTime().isBefore(LocalTime.of(6, 0)) ? 1_000 : 9_000);
    Forecast spring =
        Forecast.of(new Known(measured, PowerSeries.NONE), Known.NOTHING, 0, saturday, BERLIN);
    assertThat(watts(spring, "2026-03-28T04:45:00Z")).isEmpty();
    assertThat(watts(spring, "2026-03-29T03:45:00Z")).containsExactly(1_000.0);
    assertThat(watts(spring, "2026-03-29T04:00:00Z")).containsExactly(9_000.0);
    Instant autumnNow = Instant.parse("2026-10-24T12:00:00Z");
    PowerSeries summer =
        Synthetic.series(
            Instant.parse("2026-09-01T00:00:00Z"),
            autumnNow,
            at -> at.atZone(BERLIN).getHour() == 2 ? 5_000 : 1_000);
    Forecast autumn =
        Forecast.of(new Known(summer, PowerSeries.NONE), Known.NOTHING, 0, autumnNow, BERLIN);
    long twice =
        autumn.steps().stream().filter(step -> step.load().watts().middle() == 5_000).count();
    assertThat(twice).as("two hours of the long night, one of the next").isEqualTo(12);
  }

  private static List<Double> watts(Forecast forecast, String at) {
    return forecast.at(Instant.parse(at)).map(step -> step.load().watts().middle()).stream()
        .toList();
  }

  @Test
  void whatHappensNowRaisesTheNextHours() {
    Instant now = Instant.parse("2026-03-04T10:00:00Z");
    Map<Instant, Double> steady = new TreeMap<>(Synthetic.series(BEGIN, now, at -> 10_000).watts());
    for (int quarter = 1; quarter <= 12; quarter++) {
      steady.put(now.minus(PowerSeries.QUARTER.multipliedBy(quarter)), 16_000.0);
    }
    List<Step> steps =
        Forecast.of(
                new Known(new PowerSeries(steady), PowerSeries.NONE), Known.NOTHING, 0, now, BERLIN)
            .steps();
    assertThat(steps.getFirst().load().watts().middle()).isCloseTo(16_000, within(50.0));
    assertThat(steps.get(12).load().watts().middle()).isBetween(12_500.0, 14_000.0);
    assertThat(steps.getLast().load().watts().middle()).isBetween(10_000.0, 11_000.0);
  }

  @Test
  void useAndGenerationDoNotErrTogether() {
    Band net = new Band(8, 10, 13).minus(new Band(1, 5, 9));
    assertThat(net.middle()).isEqualTo(5);
    assertThat(net.high()).isCloseTo(5 + 5, within(1e-9));
    assertThat(net.low()).isCloseTo(5 - Math.sqrt(20), within(1e-9));
  }
}
