package org.voltide.csms.transactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.transactions.Arrival.Key;
import org.voltide.csms.transactions.Session.Bearer;
import org.voltide.csms.transactions.Session.Ending;
import org.voltide.csms.transactions.Session.Latest;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.message.OcppVersion;

/** Reads and writes {@code charging_session} in bulk. */
final class SessionTable {
  private static final SessionColumn ID = new SessionColumn("id", "uuid", Session::id);

  /**
   * What a session is known by. It is never set again, not even to the same: whoever writes rows
   * that name the session would have to wait for that, and both could wait for each other.
   */
  private static final List<SessionColumn> KEYS =
      List.of(
          ID,
          new SessionColumn("station_id", "text", Session::stationId),
          new SessionColumn("transaction_id", "text", Session::transactionId));

  /** What stays as it is while a car charges. */
  private static final List<SessionColumn> LASTING =
      List.of(
          new SessionColumn("site_id", "text", Session::siteId),
          new SessionColumn("evse_id", "int4", Session::evseId),
          new SessionColumn("connector_id", "int4", Session::connectorId),
          new SessionColumn("token_seq_no", "int8", of(Session::bearer, Bearer::seqNo)),
          new SessionColumn("id_token", "text", of(Session::bearer, Bearer::idToken)),
          new SessionColumn("token_type", "text", of(Session::bearer, Bearer::type)),
          new SessionColumn("token_id", "uuid", of(Session::bearer, Bearer::tokenId)),
          new SessionColumn("vehicle_id", "uuid", of(Session::bearer, Bearer::vehicleId)),
          new SessionColumn("remote_start_id", "int4", Session::remoteStartId),
          new SessionColumn("reservation_id", "int4", Session::reservationId),
          new SessionColumn("started_at", "timestamptz", Session::startedAt),
          new SessionColumn("ended_seq_no", "int8", of(Session::ending, Ending::seqNo)),
          new SessionColumn("ended_at", "timestamptz", of(Session::ending, Ending::at)),
          new SessionColumn("stop_reason", "text", of(Session::ending, Ending::reason)),
          new SessionColumn("closed_reason", "text", of(Session::ending, Ending::closedReason)),
          new SessionColumn(
              "operation_mode_seq_no", "int8", of(Session::operationMode, Latest::seqNo)),
          new SessionColumn("operation_mode", "text", of(Session::operationMode, Latest::value)),
          new SessionColumn("tariff_id_seq_no", "int8", of(Session::tariffId, Latest::seqNo)),
          new SessionColumn("tariff_id", "text", of(Session::tariffId, Latest::value)),
          new SessionColumn(
              "station_limit_seq_no", "int8", of(Session::stationLimit, Latest::seqNo)),
          new SessionColumn("station_limit", "text", of(Session::stationLimit, Latest::value)),
          new SessionColumn("station_cost_seq_no", "int8", of(Session::stationCost, Latest::seqNo)),
          new SessionColumn("station_cost", "text", of(Session::stationCost, Latest::value)),
          new SessionColumn("limit_told_version", "int4", s -> s.wanted().told()),
          new SessionColumn("price_told_version", "int4", s -> s.price().told()));

  /** What nearly every event changes. */
  private static final List<SessionColumn> COURSE =
      List.of(
          new SessionColumn("time_charging_s", "int4", Session::timeChargingS),
          new SessionColumn(
              "charging_state_seq_no", "int8", of(Session::chargingState, Latest::seqNo)),
          new SessionColumn("charging_state", "text", of(Session::chargingState, Latest::value)),
          new SessionColumn("total_cost", "numeric", Session::totalCost),
          new SessionColumn("seq_nos", "int8multirange", s -> s.seqNos().toMultirange()),
          new SessionColumn("first_import_at", "timestamptz", s -> s.flow().imported().firstAt()),
          new SessionColumn("first_import_wh", "float8", s -> s.flow().imported().firstWh()),
          new SessionColumn("last_import_at", "timestamptz", s -> s.flow().imported().lastAt()),
          new SessionColumn("last_import_wh", "float8", s -> s.flow().imported().lastWh()),
          new SessionColumn("energy_in_wh", "float8", s -> s.flow().imported().energyWh()),
          new SessionColumn("first_export_at", "timestamptz", s -> s.flow().exported().firstAt()),
          new SessionColumn("first_export_wh", "float8", s -> s.flow().exported().firstWh()),
          new SessionColumn("last_export_at", "timestamptz", s -> s.flow().exported().lastAt()),
          new SessionColumn("last_export_wh", "float8", s -> s.flow().exported().lastWh()),
          new SessionColumn("energy_out_wh", "float8", s -> s.flow().exported().energyWh()),
          new SessionColumn("power_w", "float8", s -> s.flow().powerW()),
          new SessionColumn("soc_percent", "float8", s -> s.flow().socPercent()),
          new SessionColumn("sampled_at", "timestamptz", s -> s.flow().sampledAt()),
          new SessionColumn("course", "text", s -> s.course().text()));

  private static final List<SessionColumn> ALL =
      Stream.of(KEYS, LASTING, COURSE).flatMap(List::stream).toList();

  private static final List<SessionColumn> CHANGING =
      Stream.of(LASTING, COURSE).flatMap(List::stream).toList();

  private static final List<SessionColumn> IDENTIFIED_COURSE =
      Stream.concat(Stream.of(ID), COURSE.stream()).toList();

  private static final String LOAD =
      "select "
          + StoredSession.COLUMNS
          + " from unnest(?::text[], ?::text[]) wanted (station_id, transaction_id)"
          + " join charging_session s using (station_id, transaction_id)";

  private static final String STORE =
      "insert into charging_session (changed_at, %s) select ?::timestamptz, %s from %s"
              .formatted(
                  SessionColumn.list(ALL, SessionColumn::name),
                  SessionColumn.list(ALL, SessionColumn::selected),
                  SessionColumn.rows(ALL))
          + " on conflict (station_id, transaction_id) do update set "
          + SessionColumn.list(CHANGING, column -> "%1$s = excluded.%1$s".formatted(column.name()))
          + ", changed_at = excluded.changed_at";

  private static final String GO_ON =
      "update charging_session s set changed_at = ?::timestamptz, %s from %s where s.id = r.id"
          .formatted(
              SessionColumn.list(COURSE, column -> column.name() + " = " + column.selected()),
              SessionColumn.rows(IDENTIFIED_COURSE));

  private static final Object[] UNNUMBERED =
      Arrays.stream(OcppVersion.values())
          .filter(version -> !Capability.NUMBERED_EVENTS.isIn(version))
          .map(OcppVersion::subprotocol)
          .toArray();

  private SessionTable() {}

  static Map<Key, Session> load(Connection connection, Collection<Key> keys) throws SQLException {
    List<Key> wanted = List.copyOf(keys);
    try (PreparedStatement query = connection.prepareStatement(LOAD)) {
      setArray(query, 1, "text", wanted.stream().map(Key::stationId).toArray());
      setArray(query, 2, "text", wanted.stream().map(Key::transactionId).toArray());
      Map<Key, Session> found = HashMap.newHashMap(wanted.size());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Session session = StoredSession.read(row);
          found.put(Key.of(session), session);
        }
      }
      return found;
    }
  }

  /**
   * Stores sessions as they are now.
   *
   * @param before those of them that were loaded in this transaction, as they were then
   */
  static void store(
      Connection connection, Map<Key, Session> before, Collection<Session> sessions, Instant now)
      throws SQLException {
    List<Session> goingOn = new ArrayList<>(sessions.size());
    List<Session> others = new ArrayList<>();
    for (Session session : sessions) {
      (goesOn(before.get(Key.of(session)), session) ? goingOn : others).add(session);
    }
    if (write(connection, GO_ON, IDENTIFIED_COURSE, goingOn, now) < goingOn.size()) {
      // One was removed meanwhile; it comes back whole, as its station still speaks of it.
      others.addAll(goingOn);
    }
    write(connection, STORE, ALL, others, now);
  }

  private static boolean goesOn(@Nullable Session before, Session after) {
    if (before == null) {
      return false;
    }
    for (SessionColumn column : LASTING) {
      if (!Objects.equals(column.value().apply(before), column.value().apply(after))) {
        return false;
      }
    }
    return true;
  }

  /** How many rows were written. */
  private static int write(
      Connection connection,
      String sql,
      List<SessionColumn> columns,
      List<Session> sessions,
      Instant now)
      throws SQLException {
    if (sessions.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      statement.setObject(index++, now.atOffset(ZoneOffset.UTC));
      for (SessionColumn column : columns) {
        setArray(statement, index++, column.sent(), column.values(sessions));
      }
      return statement.executeUpdate();
    }
  }

  /** Stations whose dialect numbers nothing miss no number ({@link Capability#NUMBERED_EVENTS}). */
  static void markUnnumbered(Connection connection, Collection<Session> begun) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update charging_session s set numbered = false from station t"
                + " where s.id = any(?) and t.id = s.station_id and t.protocol = any(?)")) {
      setArray(statement, 1, "uuid", begun.stream().map(Session::id).toArray());
      setArray(statement, 2, "text", UNNUMBERED);
      statement.executeUpdate();
    }
  }

  static Limits limits(ResultSet row) throws SQLException {
    return new Limits(
        row.getObject("limit_energy_wh", Double.class),
        row.getObject("limit_time_s", Integer.class),
        row.getBigDecimal("limit_cost"),
        row.getObject("limit_soc_percent", Integer.class));
  }

  private static void setArray(PreparedStatement statement, int index, String type, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private static <P> Function<Session, @Nullable Object> of(
      Function<Session, @Nullable P> part, Function<P, @Nullable Object> value) {
    return session -> {
      P present = part.apply(session);
      return present == null ? null : value.apply(present);
    };
  }
}
