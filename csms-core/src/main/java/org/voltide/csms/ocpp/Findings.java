package org.voltide.csms.ocpp;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.fault.Finding;

/**
 * Counts in which ways each station strays from the specification. Kept in memory, at most one
 * entry per station and way, and written every few seconds; a crash takes the last of them.
 * Thread-safe.
 */
@Singleton
final class Findings {
  private static final Logger LOG = Logger.getLogger(Findings.class);
  private static final int PERIOD_SECONDS = 5;
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
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("findings").factory());

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

  @PostConstruct
  void start() {
    var unused =
        schedule.scheduleWithFixedDelay(
            this::flush, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    schedule.shutdownNow();
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
          LOG.warnf("Findings are written later: %s", failure.getMessage());
          return;
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
