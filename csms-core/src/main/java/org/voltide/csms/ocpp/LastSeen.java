package org.voltide.csms.ocpp;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * When each station was last heard. Kept in memory and written every few seconds in one statement;
 * what a crash takes is told again by the next message. Thread-safe.
 */
@Singleton
final class LastSeen {
  private static final Logger LOG = Logger.getLogger(LastSeen.class);
  private static final int PERIOD_SECONDS = 10;

  // Rows that a lane holds are left for the next time: a lane must never wait for this. Tells which
  // stations are done with.
  private static final String UPDATE =
      """
      with n as (select * from unnest(?::text[], ?::timestamptz[]) n (id, at)),
      free as (select id from station where id in (select id from n) for update skip locked),
      written as (
        update station s set last_seen_at = greatest(s.last_seen_at, n.at)
          from n join free using (id) where s.id = n.id returning s.id)
      select id from written
       union all
      select id from n where not exists (select 1 from station s where s.id = n.id)
      """;

  private final DataSource database;
  private final Clock clock;
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("last-seen").factory());

  LastSeen(DataSource database, Clock clock) {
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
  }

  void heard(String stationId) {
    heard.put(stationId, clock.instant());
  }

  void flush() {
    Map<String, Instant> now = Map.copyOf(heard);
    if (now.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      Object[] stations = now.keySet().toArray();
      Object[] times = now.values().stream().map(Instant::toString).toArray();
      update.setArray(1, connection.createArrayOf("text", stations));
      update.setArray(2, connection.createArrayOf("timestamptz", times));
      try (ResultSet done = update.executeQuery()) {
        while (done.next()) {
          String station = done.getString(1);
          heard.remove(station, now.get(station));
        }
      }
    } catch (SQLException | RuntimeException failure) {
      LOG.warnf("Last-seen times are written later: %s", failure.getMessage());
    }
  }
}
