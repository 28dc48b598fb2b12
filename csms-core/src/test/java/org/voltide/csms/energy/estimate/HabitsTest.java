package org.voltide.csms.energy.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.estimate.Estimate.Source;

/** What stays before tell of the next. */
class HabitsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant EVENING = Instant.parse("2026-03-02T17:30:00Z");

  private static PastStay stay(int daysAgo, int hours, double kWh, double kw) {
    Instant start = EVENING.minus(Duration.ofDays(daysAgo));
    return new PastStay(
        start, start.plus(Duration.ofHours(hours)), kWh * 1000, kw * 1000, OptionalDouble.empty());
  }

  @Test
  void fewStaysAreNoHabit() {
    Habits two = new Habits(Source.VEHICLE_STAYS, List.of(stay(1, 12, 10, 7), stay(2, 12, 10, 7)));
    assertThat(two.energyBeyond(0)).isEmpty();
    assertThat(two.stay(EVENING, BERLIN)).isEmpty();
    assertThat(Habits.NONE.power()).isEmpty();
  }

  @Test
  void ratherMoreEnergyAndAnEarlierDepartureThanUsualIsGuessed() {
    Habits ten =
        new Habits(
            Source.VEHICLE_STAYS,
            IntStream.rangeClosed(0, 10).mapToObj(i -> stay(i, 8 + i, 10 + i, 3 + i)).toList());

    Estimate energy = ten.energyBeyond(0).orElseThrow();
    assertThat(energy.value()).isCloseTo(18_000, within(1e-6));
    assertThat(energy.low()).isCloseTo(11_000, within(1e-6));
    assertThat(energy.likely()).isCloseTo(15_000, within(1e-6));
    assertThat(energy.high()).isCloseTo(19_000, within(1e-6));
    assertThat(energy.stays()).isEqualTo(11);
    assertThat(ten.stay(EVENING, BERLIN).orElseThrow().value()).isCloseTo(10, within(1e-6));
    assertThat(ten.power().orElseThrow().value()).isEqualTo(13_000);
  }

  @Test
  void staysOfTheSameTimeOfDayCountForTheDeparture() {
    Stream<PastStay> nights = IntStream.range(0, 3).mapToObj(i -> stay(i, 13, 20, 11));
    Stream<PastStay> noons =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  Instant noon = EVENING.minus(Duration.ofDays(i)).minus(Duration.ofHours(6));
                  return new PastStay(
                      noon, noon.plus(Duration.ofHours(1)), 5_000, 11_000, OptionalDouble.empty());
                });
    Habits both = new Habits(Source.VEHICLE_STAYS, Stream.concat(nights, noons).toList());

    assertThat(both.stay(EVENING, BERLIN).orElseThrow().value()).isEqualTo(13);
    Instant lateNight = EVENING.plus(Duration.ofHours(7));
    assertThat(both.stay(lateNight, BERLIN).orElseThrow().stays())
        .as("nobody came then: all count")
        .isEqualTo(8);
  }

  @Test
  void aStayThatGaveMoreThanItTookNeededNothing() {
    Habits giving =
        new Habits(
            Source.VEHICLE_STAYS, List.of(stay(1, 9, -4, 7), stay(2, 9, -2, 7), stay(3, 9, 0, 0)));
    assertThat(giving.energyBeyond(0).orElseThrow().value()).isZero();
    assertThat(giving.power()).as("it charged twice only").isEmpty();
  }
}
