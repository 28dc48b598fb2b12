package org.voltide.csms.procedures.theft;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.voltide.csms.platform.Rounds;

/** Goes on with thefts, after a restart, too. */
@ApplicationScoped
class TheftRounds {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Thefts thefts;

  TheftRounds(Thefts thefts) {
    this.thefts = thefts;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "stolen stations", thefts::goOn);
  }
}
