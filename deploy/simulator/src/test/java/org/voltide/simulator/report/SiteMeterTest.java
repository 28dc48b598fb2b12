package org.voltide.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SiteMeterTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SiteMeter meter = new SiteMeter(5_000);

  @Test
  void averagesWholeMinutesAndAddsTheBaseLoad() {
    meter.add(NOON, NOON.plusSeconds(30), 12_000 * 30 / 3600.0);
    meter.add(NOON.plusSeconds(30), NOON.plusSeconds(60), 0);

    assertThat(meter.maxW()).isCloseTo(11_000, within(1e-6));
  }

  @Test
  void splitsWhatSpansAMinutesEnd() {
    meter.add(NOON.plusSeconds(50), NOON.plusSeconds(190), -20_000 * 140 / 3600.0);

    assertThat(meter.minW()).isCloseTo(-15_000, within(1e-6));
  }

  @Test
  void knowsTheBaseLoadBeforeTheFirstMinuteIsOver() {
    assertThat(meter.maxW()).isEqualTo(5_000);
    assertThat(meter.minW()).isEqualTo(5_000);
  }
}
