package org.voltide.csms.energy.meters;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.platform.Rounds;

/** Collects what main meters of stations said when a quarter hour has begun. */
@ApplicationScoped
class MeterRounds {

  /** Real time; a quarter hour of a fast domain clock may last a second. */
  private static final Duration LOOK_AT_CLOCK = Duration.ofMillis(500);

  private final SiteMeters meters;
  private final Clock clock;
  private Instant quarter = Instant.MIN;

  MeterRounds(SiteMeters meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK_AT_CLOCK, "main meters of stations", this::tick);
  }

  private void tick() {
    Instant now = PowerSeries.quarterOf(clock.instant());
    if (!now.equals(quarter)) {
      meters.collect();
      quarter = now;
    }
  }
}
