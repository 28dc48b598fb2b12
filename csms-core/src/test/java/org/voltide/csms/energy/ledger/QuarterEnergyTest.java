package org.voltide.csms.energy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QuarterEnergyTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void energyBetweenTwoReadingsIsSpreadEvenlyOverTheQuarterHours() {
    List<QuarterEnergy> quarters =
        QuarterEnergy.split(List.of(reading(10, 1000, 50), reading(40, 1300, 50)));

    assertThat(quarters)
        .containsExactly(quarter(0, 50, 0, 0), quarter(15, 150, 0, 0), quarter(30, 100, 0, 0));
  }

  @Test
  void aReadingOnTheEdgeOpensNoEmptyQuarterHour() {
    List<QuarterEnergy> quarters =
        QuarterEnergy.split(List.of(reading(0, 0, 0), reading(15, 100, 20)));

    assertThat(quarters).containsExactly(quarter(0, 100, 20, 15));
  }

  @Test
  void aRegisterThatGoesBackStartsAnew() {
    List<QuarterEnergy> quarters =
        QuarterEnergy.split(List.of(reading(0, 5000, 0), reading(5, 10, 0), reading(10, 40, 0)));

    assertThat(quarters).containsExactly(quarter(0, 30, 0, 0));
  }

  @Test
  void aReadingWithoutARegisterSaysNothingOfIt() {
    Reading importOnly = new Reading(at(5), OptionalDouble.of(100), OptionalDouble.empty());
    Reading exportOnly = new Reading(at(10), OptionalDouble.empty(), OptionalDouble.of(800_050));

    List<QuarterEnergy> quarters =
        QuarterEnergy.split(
            List.of(reading(0, 0, 800_000), importOnly, exportOnly, reading(15, 300, 800_050)));

    assertThat(quarters).containsExactly(quarter(0, 300, 50, 10));
  }

  @Test
  void ofTwoReadingsAtOneInstantTheHigherCountsInWhateverOrder() {
    List<Reading> readings =
        List.of(reading(0, 0, 0), reading(5, 40, 0), reading(5, 50, 0), reading(10, 60, 0));

    assertThat(QuarterEnergy.split(readings))
        .isEqualTo(QuarterEnergy.split(readings.reversed()))
        .containsExactly(quarter(0, 60, 0, 0));
  }

  @Test
  void oneReadingIsNoEnergy() {
    assertThat(QuarterEnergy.split(List.of(reading(0, 5, 5)))).isEmpty();
  }

  @RepeatedTest(20)
  void noEnergyIsLostOrMadeWhateverTheOrderOfReadings(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<Reading> readings = new ArrayList<>();
    double in = 0;
    double out = 0;
    Instant at = NOON;
    for (int i = 0; i < 200; i++) {
      readings.add(new Reading(at, OptionalDouble.of(in), OptionalDouble.of(out)));
      at = at.plusMillis(random.nextInt(2_000_000));
      in += random.nextInt(3) * random.nextDouble() * 500;
      out += random.nextInt(2) * random.nextDouble() * 300;
    }
    double takenIn = readings.getLast().importWh().orElseThrow();
    double givenOut = readings.getLast().exportWh().orElseThrow();
    Collections.shuffle(readings, random);

    List<QuarterEnergy> quarters = QuarterEnergy.split(readings);

    assertThat(quarters.stream().mapToDouble(QuarterEnergy::inWh).sum())
        .isCloseTo(takenIn, within(1e-6));
    assertThat(quarters.stream().mapToDouble(QuarterEnergy::outWh).sum())
        .isCloseTo(givenOut, within(1e-6));
  }

  private static QuarterEnergy quarter(int minute, double in, double out, int minutesGiving) {
    return new QuarterEnergy(at(minute), in, out, Duration.ofMinutes(minutesGiving));
  }

  private static Reading reading(int minute, double in, double out) {
    return new Reading(at(minute), OptionalDouble.of(in), OptionalDouble.of(out));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(minute * 60L);
  }
}
