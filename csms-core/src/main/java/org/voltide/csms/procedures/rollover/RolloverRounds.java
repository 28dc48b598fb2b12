package org.voltide.csms.procedures.rollover;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.voltide.csms.platform.Rounds;

/** Goes on with rollovers, after a restart, too. */
@ApplicationScoped
class RolloverRounds {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Rollovers rollovers;
  private final V2gRollovers v2gRollovers;

  RolloverRounds(Rollovers rollovers, V2gRollovers v2gRollovers) {
    this.rollovers = rollovers;
    this.v2gRollovers = v2gRollovers;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "rollover of the gateway's root", rollovers::goOn);
    rounds.every(PERIOD, "rollover of a V2G root", v2gRollovers::goOn);
  }
}
