package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StationTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void believesWeeksOfDelayAndAClockThatRunsAhead() {
    Instant late = NOW.minus(Duration.ofDays(29));
    Instant ahead = NOW.plus(Duration.ofHours(23));
    assertThat(StationTime.believed(late, NOW)).isEqualTo(late);
    assertThat(StationTime.believed(ahead, NOW)).isEqualTo(ahead);
  }

  @Test
  void takesTheTimeOfArrivalForAnythingAbsurd() {
    assertThat(StationTime.believed(Instant.EPOCH, NOW)).isEqualTo(NOW);
    assertThat(StationTime.believed(Instant.MAX, NOW)).isEqualTo(NOW);
    assertThat(StationTime.believed(Instant.MIN, NOW)).isEqualTo(NOW);
  }

  @Test
  void isAsFineAsTheDatabase() {
    assertThat(StationTime.believed(NOW.plusNanos(1_999), NOW)).isEqualTo(NOW.plusNanos(1_000));
  }
}
