package org.voltide.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.5);

  @Test
  void doublesUpToItsCeilingWithSomeChance() {
    var random = new SplittableRandom(1);

    for (int failures = 0; failures < 100; failures++) {
      long base = failures > 5 ? 5_000 : 100L << failures;
      assertThat(backoff.wait(failures, random).toMillis()).isBetween(base, base * 3 / 2);
    }
  }

  @Test
  void differsBetweenStations() {
    assertThat(backoff.wait(3, new SplittableRandom(1)))
        .isNotEqualTo(backoff.wait(3, new SplittableRandom(2)));
  }
}
