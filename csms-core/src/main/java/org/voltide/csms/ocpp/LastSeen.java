package org.voltide.csms.ocpp;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.voltide.csms.platform.Rounds;

/**
 * When each station was last heard. Kept in memory and written every few seconds in one statement;
 * what a crash takes is told again by the next message. Thread-safe.
 */
@Singleton
final class LastSeen {
  private static final Duration PERIOD = Duration.ofSeconds(10);

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

  LastSeen(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "last-seen times", this::flush);
  }

  void heard(String stationId) {
    heard.put(stationId, clock.instant());
  }

  void flush() throws SQLException {
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
    }
  }
}
