package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final SetClock time = new SetClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Throttle throttle = new Throttle(2, time);

  @Test
  void eachCallerMayDoItSoOftenInAMinute() {
    assertThat(throttle.allows("a")).isTrue();
    assertThat(throttle.allows("a")).isTrue();
    assertThat(throttle.allows("a")).isFalse();
    assertThat(throttle.allows("b")).isTrue();
  }

  @Test
  void whoIsRefusedMayTryAgainAMinuteAfterBeginning() {
    for (int i = 0; i < 10; i++) {
      throttle.allows("a");
      time.pass(Duration.ofSeconds(5));
    }
    assertThat(throttle.allows("a")).isFalse();
    time.pass(Duration.ofSeconds(10));
    assertThat(throttle.allows("a")).isTrue();
  }

  @Test
  void manyCallersDoNotFillTheMemory() {
    for (int caller = 0; caller < 20_000; caller++) {
      assertThat(throttle.allows("caller " + caller)).isTrue();
    }
    assertThat(throttle.allows("caller 0")).isTrue();
  }
}
