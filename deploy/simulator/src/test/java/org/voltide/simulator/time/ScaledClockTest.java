package org.voltide.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScaledClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(77);
  private final ScaledClock clock = new ScaledClock(START, 480, nanos::get);

  @Test
  void runsAsFastAsItsSpeed() {
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(960));
  }

  @Test
  void standsStillUntilAnEarlierTimeItIsToldHasCaughtUp() {
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(480));

    clock.adjust(START.plusSeconds(470), 10);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(480));

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(490));
    assertThat(clock.speed()).isEqualTo(10);
  }

  @Test
  void jumpsToALaterTimeItIsTold() {
    clock.adjust(START.plusSeconds(3600), 480);

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
  }

  @Test
  void readsWholeMilliseconds() {
    nanos.addAndGet(12_345);

    assertThat(clock.instant()).isEqualTo(START.plusMillis(5));
  }

  @Test
  void refusesASpeedThatIsNotPositive() {
    assertThatThrownBy(() -> clock.adjust(START, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
