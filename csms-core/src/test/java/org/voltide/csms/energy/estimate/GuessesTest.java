package org.voltide.csms.energy.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.estimate.Estimate.Source;

/** How guesses narrow while a session goes on. */
class GuessesTest {

  private static final Instant START = Instant.parse("2026-03-02T17:30:00Z");
  private static final double USUAL_WH = 30_000;
  private static final double CAPACITY_WH = 60_000;

  /** Ten stays that took 10, 12, 14 … 28 kWh at up to 7.4 kW. */
  private static final Habits TEN =
      new Habits(
          Source.TOKEN_STAYS,
          IntStream.range(0, 10)
              .mapToObj(i -> stay(10_000 + 2_000 * i, OptionalDouble.empty()))
              .toList());

  private static PastStay stay(double wh, OptionalDouble capacityWh) {
    return new PastStay(START, START.plus(Duration.ofHours(9)), wh, 7_400, capacityWh);
  }

  private static Progress taken(double wh) {
    return new Progress(wh, false, 0, Double.POSITIVE_INFINITY);
  }

  private static Estimate energy(Habits habits, Progress progress) {
    Estimate guess = new Guesses(habits, progress).energy(USUAL_WH, CAPACITY_WH);
    assertThat(guess.low()).isLessThanOrEqualTo(guess.likely());
    assertThat(guess.likely()).isLessThanOrEqualTo(guess.high());
    assertThat(guess.low()).isGreaterThanOrEqualTo(Math.max(0, progress.takenWh()));
    return guess;
  }

  private static double width(Estimate guess) {
    return guess.high() - guess.low();
  }

  @Test
  void energyNarrowsWithWhatIsTaken() {
    Estimate atFirst = energy(TEN, Progress.NONE);
    Estimate later = energy(TEN, taken(21_000));
    assertThat(atFirst.source()).isEqualTo(Source.TOKEN_STAYS);
    assertThat(atFirst.stays()).isEqualTo(10);
    assertThat(later.stays()).as("those that took as much").isEqualTo(4);
    assertThat(width(later)).isLessThan(width(atFirst) / 2);
    assertThat(later.value()).isGreaterThan(atFirst.value());
  }

  @Test
  void aCarThatHasTakenMoreThanEverTakesSomewhatMore() {
    Estimate beyond = energy(TEN, taken(40_000));
    assertThat(beyond.source()).isEqualTo(Source.SESSION);
    assertThat(beyond.value()).isEqualTo(50_000);
    assertThat(beyond.high()).isEqualTo(60_000);
  }

  @Test
  void aCarWhosePowerFadesIsNearlyFull() {
    Estimate fading = energy(TEN, new Progress(15_000, false, 7_400, 2_000));
    assertThat(fading.source()).isEqualTo(Source.SESSION);
    assertThat(fading.high()).isEqualTo(18_000);
    assertThat(width(fading)).isEqualTo(3_000);
    Estimate full = energy(TEN, new Progress(15_500, true, 7_400, 0));
    assertThat(width(full)).isZero();
    assertThat(full.value()).isEqualTo(15_500);
  }

  @Test
  void ofACarNobodyKnowsMuchIsPossible() {
    Estimate unknown = energy(Habits.NONE, Progress.NONE);
    assertThat(unknown.source()).isEqualTo(Source.USUAL);
    assertThat(unknown.value()).isEqualTo(USUAL_WH);
    assertThat(width(unknown)).isGreaterThan(USUAL_WH);
    assertThat(unknown.stays()).isZero();
  }

  @Test
  void powerIsWhatWasSeenWhereMoreWasOffered() {
    Estimate seen = new Guesses(TEN, new Progress(500, false, 3_650, 3_600)).power(11_000);
    assertThat(seen.source()).isEqualTo(Source.SESSION);
    assertThat(seen.value()).isEqualTo(3_600);
    assertThat(width(seen)).isZero();

    Estimate before = new Guesses(TEN, Progress.NONE).power(11_000);
    assertThat(before.value()).isEqualTo(7_400);
    assertThat(before.source()).isEqualTo(Source.TOKEN_STAYS);
    assertThat(new Guesses(TEN, taken(1).seen(9_000, Double.POSITIVE_INFINITY)).power(11_000).low())
        .as("it was seen to take as much")
        .isEqualTo(9_000);
    assertThat(new Guesses(TEN, Progress.NONE).power(3_680).value()).isEqualTo(3_680);

    Estimate unknown = new Guesses(Habits.NONE, Progress.NONE).power(11_000);
    assertThat(unknown.low()).isLessThan(unknown.high());
  }

  @Test
  void capacityIsWhatTheCarSaidLast() {
    Habits told =
        new Habits(
            Source.VEHICLE_STAYS,
            List.of(
                stay(9_000, OptionalDouble.empty()),
                stay(9_000, OptionalDouble.of(52_000)),
                stay(9_000, OptionalDouble.of(40_000))));
    Estimate known = new Guesses(told, Progress.NONE).capacity(CAPACITY_WH);
    assertThat(known.value()).isEqualTo(52_000);
    assertThat(width(known)).isZero();
    Estimate unknown = new Guesses(TEN, Progress.NONE).capacity(CAPACITY_WH);
    assertThat(unknown.value()).isEqualTo(CAPACITY_WH);
    assertThat(unknown.source()).isEqualTo(Source.USUAL);
    assertThat(unknown.low()).isLessThan(unknown.likely());
    assertThat(unknown.high()).isGreaterThan(unknown.likely());
  }
}
