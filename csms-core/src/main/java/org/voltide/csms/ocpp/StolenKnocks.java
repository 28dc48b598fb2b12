package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which knocks of stolen stations are worth telling: in each hour the first from each address, and
 * no more than a few, as whoever knows a station's name can knock in it. Thread-safe.
 */
@Singleton
class StolenKnocks {
  private static final Duration WINDOW = Duration.ofHours(1);
  static final int MOST = 5;

  private final Clock clock;
  private final Map<String, Told> told = new HashMap<>();

  StolenKnocks(Clock clock) {
    this.clock = clock;
  }

  /** From where a station knocked since its hour began. */
  private record Told(Instant since, Set<String> hosts) {}

  synchronized boolean isNews(String stationId, String host) {
    Instant now = clock.instant();
    Told known =
        told.compute(
            stationId,
            (_, last) ->
                last != null && now.isBefore(last.since().plus(WINDOW))
                    ? last
                    : new Told(now, new HashSet<>()));
    return known.hosts().size() < MOST && known.hosts().add(host);
  }
}
