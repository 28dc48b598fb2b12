package org.voltide.csms.procedures.rollover;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.voltide.csms.platform.Rounds;

/** Goes on with a rollover, after a restart, too. */
@ApplicationScoped
class RolloverRounds {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Rollovers rollovers;

  RolloverRounds(Rollovers rollovers) {
    this.rollovers = rollovers;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "rollover of the gateway's root", rollovers::goOn);
  }
}
