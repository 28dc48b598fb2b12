package org.voltide.csms.energy.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");

  /** 60 kWh to 80 %, 10 kW at 90 %. */
  private static CarNeed need(Duration stay) {
    return new CarNeed(
        60_000,
        24_000,
        80,
        NOW.plus(stay),
        10_000,
        0,
        0,
        20,
        30,
        90,
        0.9,
        0.9,
        BigDecimal.ZERO,
        false,
        NeedSource.CAR,
        List.of(),
        List.of());
  }

  @Test
  void enoughTimeMakesTheTargetCertain() {
    Promise promise = Promise.of(need(Duration.ofHours(8)), 24_000, NOW, 0);

    assertThat(promise.feasible()).isTrue();
    assertThat(promise.socPercent()).isCloseTo(80, within(1e-9));
  }

  @Test
  void tooLittleTimeIsToldAtOnceWithTheBestThatCanBe() {
    Promise promise = Promise.of(need(Duration.ofHours(1)), 24_000, NOW, 0);

    assertThat(promise.feasible()).isFalse();
    assertThat(promise.energyWh()).isCloseTo(33_000, within(1e-6));
    assertThat(promise.socPercent()).isCloseTo(55, within(1e-9));
  }

  @Test
  void whatTheSiteCannotGiveIsNotPromised() {
    Promise promise = Promise.of(need(Duration.ofHours(8)), 24_000, NOW, 6_000);

    assertThat(promise.feasible()).isFalse();
    assertThat(promise.energyWh()).isCloseTo(42_000, within(1e-6));
  }

  @Test
  void anOverdueDepartureLeavesWhatIsThere() {
    Promise promise = Promise.of(need(Duration.ofHours(-1)), 24_000, NOW, 0);

    assertThat(promise.energyWh()).isCloseTo(24_000, within(1e-6));
    assertThat(promise.feasible()).isFalse();
  }

  @Test
  void aPromiseIsKeptWithinAPercentOfTheBattery() {
    assertThat(Promise.isKept(48_000, 47_500, 60_000)).isTrue();
    assertThat(Promise.isKept(48_000, 47_300, 60_000)).isFalse();
  }
}
