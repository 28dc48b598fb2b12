package org.voltide.csms.v2x;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** The operation modes ordered, in the database. Thread-safe. */
@Singleton
class ModeOrders {
  private static final String KEEP =
      """
      insert into operation_mode_order
             (session_id, station_id, profile_id, payload, takes_signals, ordered_at,
              ends_at)
      values (?, ?, ?, ?::json, ?, ?, ?)
      on conflict (session_id) do update
         set payload = excluded.payload, takes_signals = excluded.takes_signals,
             ordered_at = excluded.ordered_at, ends_at = excluded.ends_at
      """;
  private static final String SELECT =
      "select session_id, station_id, profile_id, payload::text as payload, ordered_at"
          + " from operation_mode_order";

  private final Database database;
  private final Clock clock;

  ModeOrders(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A session and the station whose transaction takes signals. */
  record SignalTaker(UUID sessionId, String stationId) {}

  void keep(Ordered ordered) {
    database.update(
        KEEP,
        ordered.sessionId(),
        ordered.stationId(),
        ordered.profileId(),
        Json.text(ordered.order()),
        ordered.order().signalCurve() != null,
        ordered.orderedAt(),
        ordered.endsAt().orElse(null));
  }

  Optional<Ordered> find(UUID session) {
    return database.query(SELECT + " where session_id = ?", this::ordered, session).stream()
        .findFirst();
  }

  /** Those that are not over, of the sessions that go on at a station. */
  List<Ordered> at(String stationId) {
    return database.query(
        SELECT
            + " where station_id = ? and (ends_at is null or ends_at > ?) and exists (select from charging_session s"
            + " where s.id = session_id and s.ended_at is null)",
        this::ordered,
        stationId,
        clock.instant());
  }

  void forget(UUID session) {
    database.update("delete from operation_mode_order where session_id = ?", session);
  }

  /** The sessions that go on with a curve of signals that still holds. */
  List<SignalTaker> signalTakers() {
    return database.query(
        "select o.session_id, o.station_id from operation_mode_order o"
            + " join charging_session s on s.id = o.session_id"
            + " where o.takes_signals and s.ended_at is null"
            + " and (o.ends_at is null or o.ends_at > ?) order by o.station_id",
        row -> new SignalTaker(row.id("session_id"), row.text("station_id")),
        clock.instant());
  }

  private Ordered ordered(Row row) {
    return new Ordered(
        row.id("session_id"),
        row.text("station_id"),
        row.whole("profile_id"),
        Json.stored(OperationModeOrder.class, row.text("payload")),
        row.instant("ordered_at"));
  }
}
