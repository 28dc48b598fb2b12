package org.voltide.csms.ocpp;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.fault.Finding;

/**
 * Counts in which ways each station strays from the specification. Kept in memory, at most one
 * entry per station and way, and written every few seconds; a crash takes the last of them.
 * Thread-safe.
 */
@Singleton
final class Findings {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final String UPSERT =
      """
      insert into station_finding (station_id, finding, first_seen_at, last_seen_at, count)
      select ?, ?, ?, ?, ? where exists (select 1 from station where id = ?)
          on conflict (station_id, finding)
          do update set last_seen_at = excluded.last_seen_at,
                        count = station_finding.count + excluded.count
      """;

  private final Database database;
  private final Clock clock;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

  private record Key(String stationId, Finding finding) {}

  private record Seen(Instant first, Instant last, long count) {

    Seen and(Seen other) {
      return new Seen(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          count + other.count);
    }
  }

  Findings(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "findings", this::flush);
  }

  @PreDestroy
  void stop() {
    flush();
  }

  /** Never waits. */
  void found(String stationId, Finding finding) {
    Instant now = clock.instant();
    seen.merge(new Key(stationId, finding), new Seen(now, now, 1), Seen::and);
  }

  void flush() {
    for (Key key : List.copyOf(seen.keySet())) {
      Seen now = seen.remove(key);
      if (now != null) {
        try {
          write(key, now);
        } catch (IllegalStateException failure) {
          seen.merge(key, now, Seen::and);
          throw failure;
        }
      }
    }
  }

  private void write(Key key, Seen now) {
    database.update(
        UPSERT,
        key.stationId(),
        key.finding().name(),
        now.first(),
        now.last(),
        now.count(),
        key.stationId());
  }
}
