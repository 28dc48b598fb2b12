package org.voltide.csms.transactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.transactions.Arrival.Key;
import org.voltide.csms.transactions.Session.Bearer;
import org.voltide.csms.transactions.Session.Ending;
import org.voltide.csms.transactions.Session.Latest;
import org.voltide.csms.transactions.Session.Price;
import org.voltide.csms.transactions.Session.Wanted;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.message.OcppVersion;

/** Reads and writes {@code charging_session} in bulk, one statement each. */
final class SessionTable {

  /** A column, its array element type, and where its value comes from. */
  private record Column(String name, String type, Function<Session, @Nullable Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "uuid", Session::id),
          new Column("station_id", "text", Session::stationId),
          new Column("transaction_id", "text", Session::transactionId),
          new Column("site_id", "text", Session::siteId),
          new Column("evse_id", "int4", Session::evseId),
          new Column("connector_id", "int4", Session::connectorId),
          new Column("token_seq_no", "int8", of(Session::bearer, Bearer::seqNo)),
          new Column("id_token", "text", of(Session::bearer, Bearer::idToken)),
          new Column("token_type", "text", of(Session::bearer, Bearer::type)),
          new Column("token_id", "uuid", of(Session::bearer, Bearer::tokenId)),
          new Column("vehicle_id", "uuid", of(Session::bearer, Bearer::vehicleId)),
          new Column("remote_start_id", "int4", Session::remoteStartId),
          new Column("reservation_id", "int4", Session::reservationId),
          new Column("started_at", "timestamptz", Session::startedAt),
          new Column("ended_seq_no", "int8", of(Session::ending, Ending::seqNo)),
          new Column("ended_at", "timestamptz", of(Session::ending, Ending::at)),
          new Column("stop_reason", "text", of(Session::ending, Ending::reason)),
          new Column("closed_reason", "text", of(Session::ending, Ending::closedReason)),
          new Column("time_charging_s", "int4", Session::timeChargingS),
          new Column("charging_state_seq_no", "int8", of(Session::chargingState, Latest::seqNo)),
          new Column("charging_state", "text", of(Session::chargingState, Latest::value)),
          new Column("operation_mode_seq_no", "int8", of(Session::operationMode, Latest::seqNo)),
          new Column("operation_mode", "text", of(Session::operationMode, Latest::value)),
          new Column("tariff_id_seq_no", "int8", of(Session::tariffId, Latest::seqNo)),
          new Column("tariff_id", "text", of(Session::tariffId, Latest::value)),
          new Column("station_limit_seq_no", "int8", of(Session::stationLimit, Latest::seqNo)),
          new Column("station_limit", "text", of(Session::stationLimit, Latest::value)),
          new Column("station_cost_seq_no", "int8", of(Session::stationCost, Latest::seqNo)),
          new Column("station_cost", "text", of(Session::stationCost, Latest::value)),
          new Column("limit_told_version", "int4", s -> s.wanted().told()),
          new Column("price_told_version", "int4", s -> s.price().told()),
          new Column("total_cost", "numeric", Session::totalCost),
          new Column("seq_nos", "text", s -> s.seqNos().toMultirange()),
          new Column("first_import_at", "timestamptz", s -> s.flow().imported().firstAt()),
          new Column("first_import_wh", "float8", s -> s.flow().imported().firstWh()),
          new Column("last_import_at", "timestamptz", s -> s.flow().imported().lastAt()),
          new Column("last_import_wh", "float8", s -> s.flow().imported().lastWh()),
          new Column("energy_in_wh", "float8", s -> s.flow().imported().energyWh()),
          new Column("first_export_at", "timestamptz", s -> s.flow().exported().firstAt()),
          new Column("first_export_wh", "float8", s -> s.flow().exported().firstWh()),
          new Column("last_export_at", "timestamptz", s -> s.flow().exported().lastAt()),
          new Column("last_export_wh", "float8", s -> s.flow().exported().lastWh()),
          new Column("energy_out_wh", "float8", s -> s.flow().exported().energyWh()),
          new Column("power_w", "float8", s -> s.flow().powerW()),
          new Column("soc_percent", "float8", s -> s.flow().socPercent()),
          new Column("sampled_at", "timestamptz", s -> s.flow().sampledAt()));

  /** The driver sends arrays of these in binary, all others as text, which is dearer to read. */
  private static final Map<String, IntFunction<Object[]>> ARRAYS =
      Map.of(
          "int4",
          Integer[]::new,
          "int8",
          Long[]::new,
          "float8",
          Double[]::new,
          "text",
          String[]::new);

  private static final Object[] UNNUMBERED =
      Arrays.stream(OcppVersion.values())
          .filter(version -> !Capability.NUMBERED_EVENTS.isIn(version))
          .map(OcppVersion::subprotocol)
          .toArray();

  private static final String UPSERT = upsert();

  private SessionTable() {}

  static Map<Key, Session> load(Connection connection, Collection<Key> keys) throws SQLException {
    String sql =
        "select s.* from unnest(?::text[], ?::text[]) wanted (station_id, transaction_id)"
            + " join charging_session s using (station_id, transaction_id)";
    List<Key> wanted = List.copyOf(keys);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      setArray(query, 1, "text", wanted.stream().map(Key::stationId).toArray());
      setArray(query, 2, "text", wanted.stream().map(Key::transactionId).toArray());
      Map<Key, Session> found = HashMap.newHashMap(wanted.size());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Session session = session(row);
          found.put(new Key(session.stationId(), session.transactionId()), session);
        }
      }
      return found;
    }
  }

  static void store(Connection connection, Collection<Session> sessions, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      int index = 1;
      statement.setObject(index++, now.atOffset(ZoneOffset.UTC));
      for (Column column : COLUMNS) {
        Object[] values =
            sessions.stream()
                .map(column.value())
                .map(SessionTable::toJdbc)
                .toArray(ARRAYS.getOrDefault(column.type(), Object[]::new));
        setArray(statement, index++, column.type(), values);
      }
      statement.executeUpdate();
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

  private static String upsert() {
    StringBuilder names = new StringBuilder();
    StringBuilder arrays = new StringBuilder();
    StringBuilder selected = new StringBuilder();
    StringBuilder updates = new StringBuilder();
    for (Column column : COLUMNS) {
      boolean multirange = column.name().equals("seq_nos");
      names.append(column.name()).append(", ");
      arrays.append(arrays.isEmpty() ? "?::" : ", ?::").append(column.type()).append("[]");
      selected.append("r.").append(column.name()).append(multirange ? "::int8multirange, " : ", ");
      updates.append("%1$s = excluded.%1$s, ".formatted(column.name()));
    }
    String aliases = names.substring(0, names.length() - 2);
    return "insert into charging_session ("
        + ("changed_at, " + aliases + ") select ?::timestamptz, ")
        + (selected.substring(0, selected.length() - 2) + " from unnest(" + arrays + ")")
        + (" r (" + aliases + ")")
        + (" on conflict (station_id, transaction_id) do update set " + updates)
        + "changed_at = excluded.changed_at";
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getObject("id", UUID.class),
        row.getString("station_id"),
        row.getString("transaction_id"),
        row.getString("site_id"),
        row.getObject("evse_id", Integer.class),
        row.getObject("connector_id", Integer.class),
        bearer(row),
        row.getObject("remote_start_id", Integer.class),
        row.getObject("reservation_id", Integer.class),
        Objects.requireNonNull(instant(row, "started_at")),
        ending(row),
        row.getObject("time_charging_s", Integer.class),
        latest(row, "charging_state"),
        latest(row, "operation_mode"),
        latest(row, "tariff_id"),
        latest(row, "station_limit"),
        latest(row, "station_cost"),
        SeqNos.parse(row.getString("seq_nos")),
        new Flow(
            register(row, "import", "energy_in_wh"),
            register(row, "export", "energy_out_wh"),
            row.getDouble("power_w"),
            row.getObject("soc_percent", Double.class),
            instant(row, "sampled_at")),
        row.getBigDecimal("total_cost"),
        new Wanted(limits(row), row.getInt("limit_version"), row.getInt("limit_told_version")),
        price(row),
        Objects.requireNonNull(instant(row, "changed_at")));
  }

  private static Price price(ResultSet row) throws SQLException {
    String tariff = row.getString("price");
    return new Price(
        tariff == null ? null : SiteTariff.parse(tariff),
        row.getInt("price_version"),
        row.getInt("price_told_version"));
  }

  static Limits limits(ResultSet row) throws SQLException {
    return new Limits(
        row.getObject("limit_energy_wh", Double.class),
        row.getObject("limit_time_s", Integer.class),
        row.getBigDecimal("limit_cost"),
        row.getObject("limit_soc_percent", Integer.class));
  }

  private static @Nullable Bearer bearer(ResultSet row) throws SQLException {
    Long seqNo = row.getObject("token_seq_no", Long.class);
    return seqNo == null
        ? null
        : new Bearer(
            seqNo,
            row.getString("id_token"),
            row.getString("token_type"),
            row.getObject("token_id", UUID.class),
            row.getObject("vehicle_id", UUID.class));
  }

  private static @Nullable Ending ending(ResultSet row) throws SQLException {
    Instant at = instant(row, "ended_at");
    return at == null
        ? null
        : new Ending(
            row.getLong("ended_seq_no"),
            at,
            row.getString("stop_reason"),
            row.getString("closed_reason"));
  }

  private static @Nullable Latest latest(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : new Latest(row.getLong(column + "_seq_no"), value);
  }

  private static Register register(ResultSet row, String kind, String energy) throws SQLException {
    return new Register(
        instant(row, "first_" + kind + "_at"),
        row.getObject("first_" + kind + "_wh", Double.class),
        instant(row, "last_" + kind + "_at"),
        row.getObject("last_" + kind + "_wh", Double.class),
        row.getDouble(energy));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static void setArray(PreparedStatement statement, int index, String type, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private static @Nullable Object toJdbc(@Nullable Object value) {
    return value instanceof Instant ? value.toString() : value;
  }

  private static <P> Function<Session, @Nullable Object> of(
      Function<Session, @Nullable P> part, Function<P, @Nullable Object> value) {
    return session -> {
      P present = part.apply(session);
      return present == null ? null : value.apply(present);
    };
  }
}
