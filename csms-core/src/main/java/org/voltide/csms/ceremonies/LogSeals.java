package org.voltide.csms.ceremonies;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.voltide.csms.platform.Rounds;

/**
 * Seals the authorities' log by itself, so that no act stays unsealed for much longer than a day
 * while keys can be used. In real time. Blocks.
 */
@Singleton
class LogSeals {
  static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration ROUND = Duration.ofHours(1);

  private final OwnAuthorities authorities;
  private final Clock realTime = Clock.systemUTC();

  LogSeals(OwnAuthorities authorities) {
    this.authorities = authorities;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(ROUND, "seals of the authorities' log", () -> round(realTime.instant()));
  }

  /** Seals what is older than a day. */
  void round(Instant now) {
    boolean isDue =
        authorities.isOpen()
            && authorities
                .readable()
                .flatMap(inventory -> inventory.unsealedSince())
                .filter(since -> since.isBefore(now.minus(LONGEST)))
                .isPresent();
    if (isDue) {
      authorities.act((ceremonies, _) -> ceremonies.seal());
    }
  }
}
