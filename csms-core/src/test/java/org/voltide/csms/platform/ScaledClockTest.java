package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaledClockTest {

  private static final Instant REAL = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant DOMAIN = Instant.parse("2026-01-15T05:00:00Z");

  @TempDir Path directory;

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @Test
  void domainTimeRunsFaster() {
    ScaledClock clock = new ScaledClock(at(REAL.plus(Duration.ofMinutes(1))), REAL, DOMAIN, 60);
    assertThat(clock.instant()).isEqualTo(DOMAIN.plus(Duration.ofHours(1)));
    assertThat(clock.speed()).isEqualTo(60);
  }

  @Test
  void anotherZoneShowsTheSameInstant() {
    ScaledClock clock = new ScaledClock(at(REAL), REAL, DOMAIN, 60);
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.instant()).isEqualTo(clock.instant());
  }

  @Test
  void aStoppedClockContinuesWhereItStopped() throws IOException {
    Path file = directory.resolve("clock");
    assertThat(SavedClock.read(file)).isEmpty();
    new SavedClock(REAL, DOMAIN, true).write(file);
    Instant later = REAL.plus(Duration.ofHours(5));
    ScaledClock resumed = SavedClock.read(file).orElseThrow().resume(at(later), 60);
    assertThat(resumed.instant()).isEqualTo(DOMAIN);
  }

  @Test
  void timeFlowedOnForOthersWhenTheProcessJustDied() {
    SavedClock saved = new SavedClock(REAL, DOMAIN, false);
    assertThat(saved.resume(at(REAL.plusSeconds(10)), 60).instant())
        .isEqualTo(DOMAIN.plusSeconds(600));
    assertThat(saved.resume(at(REAL.plus(Duration.ofDays(1))), 60).instant())
        .as("long ago, as after a power cut")
        .isEqualTo(DOMAIN);
  }
}
