package org.voltide.csms.procedures.compromise;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.voltide.csms.platform.Rounds;

/** Sees how far compromises are while nobody looks, so that it is known since when. */
@ApplicationScoped
class CompromiseRounds {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Compromises compromises;

  CompromiseRounds(Compromises compromises) {
    this.compromises = compromises;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "compromised authorities", compromises::goOn);
  }
}
