package org.voltide.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the database holds after a run. Energies in Wh, money in EUR. */
record Books(
    List<Session> sessions,
    List<Quarter> ledger,
    Map<String, List<Sample>> samples,
    NavigableMap<Instant, Price> prices,
    Map<String, Site> sites) {

  /**
   * A session.
   *
   * @param transaction as its station names it
   * @param seqNos the numbers of the events that were taken into account, such as {@code {[0,7)}}
   * @param events kept events
   * @param samples kept meter samples
   */
  record Session(
      String id,
      String site,
      String station,
      String transaction,
      Instant startedAt,
      Optional<Instant> endedAt,
      String seqNos,
      int events,
      int samples,
      double inWh,
      double outWh,
      OptionalDouble socPercent,
      OptionalDouble targetSocPercent,
      Optional<Boolean> promiseKept,
      OptionalDouble uncontrolled,
      Optional<Car> car) {}

  /** A car as it was planned with. */
  record Car(
      double capacityWh,
      double arrivalWh,
      double minSocPercent,
      double maxSocPercent,
      double maxChargeW,
      double maxDischargeW,
      double wearPerKwhOut) {}

  /** A session's quarter hour in the ledger. */
  record Quarter(
      String session,
      Instant start,
      double inWh,
      double outWh,
      double importPrice,
      double exportPrice,
      double cost,
      double revenue,
      double wear) {}

  /** Both registers of a session's meter. */
  record Sample(Instant at, double importWh, double exportWh) {
    double netWh() {
      return importWh - exportWh;
    }
  }

  /** What a kWh costs and earns. */
  record Price(double buy, double sell) {}

  /** A grid connection. */
  record Site(double importLimitW, double exportLimitW, double baseLoadW) {}

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Books read(Connection database) throws SQLException {
    Map<String, List<Sample>> samples = new HashMap<>();
    query(
        database,
        """
        select session_id, at, import_wh, coalesce(export_wh, 0) as export_wh
          from meter_sample where session_id is not null and import_wh is not null order by at
        """,
        row ->
            samples
                .computeIfAbsent(row.getString("session_id"), id -> new ArrayList<>())
                .add(new Sample(at(row, "at"), row.getDouble(3), row.getDouble(4))));
    NavigableMap<Instant, Price> prices = new TreeMap<>();
    query(
        database,
        "select start_at, import_per_kwh, export_per_kwh from price",
        row -> prices.put(at(row, "start_at"), new Price(row.getDouble(2), row.getDouble(3))));
    Map<String, Site> sites = new HashMap<>();
    query(
        database,
        "select id, import_limit_w, export_limit_w, base_load_w from site",
        row ->
            sites.put(
                row.getString(1), new Site(row.getDouble(2), row.getDouble(3), row.getDouble(4))));
    return new Books(sessions(database), ledger(database), samples, prices, sites);
  }

  private static List<Session> sessions(Connection database) throws SQLException {
    return query(
        database,
        """
        select s.*, n.*, x.uncontrolled,
               (select count(*) from transaction_event e where e.session_id = s.id) as events,
               (select count(*) from meter_sample m where m.session_id = s.id) as samples
          from charging_session s
          left join session_need n on n.session_id = s.id
          left join statement x on x.session_id = s.id
         order by s.started_at, s.id
        """,
        row ->
            new Session(
                row.getString("id"),
                row.getString("site_id"),
                row.getString("station_id"),
                row.getString("transaction_id"),
                at(row, "started_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                row.getString("seq_nos"),
                row.getInt("events"),
                row.getInt("samples"),
                row.getDouble("energy_in_wh"),
                row.getDouble("energy_out_wh"),
                number(row, "soc_percent"),
                number(row, "target_soc_percent"),
                Optional.ofNullable((Boolean) row.getObject("promise_kept")),
                number(row, "uncontrolled"),
                car(row)));
  }

  private static Optional<Car> car(ResultSet row) throws SQLException {
    if (number(row, "capacity_wh").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Car(
            row.getDouble("capacity_wh"),
            row.getDouble("arrival_energy_wh"),
            row.getDouble("min_soc_percent"),
            row.getDouble("max_soc_percent"),
            row.getDouble("max_charge_w"),
            row.getDouble("max_discharge_w"),
            row.getDouble("wear_per_kwh")));
  }

  private static List<Quarter> ledger(Connection database) throws SQLException {
    return query(
        database,
        "select * from ledger order by start_at",
        row ->
            new Quarter(
                row.getString("session_id"),
                at(row, "start_at"),
                row.getDouble("energy_in_wh"),
                row.getDouble("energy_out_wh"),
                row.getDouble("import_per_kwh"),
                row.getDouble("export_per_kwh"),
                row.getDouble("cost"),
                row.getDouble("revenue"),
                row.getDouble("wear")));
  }

  /** The session a station's transaction became. */
  Session session(String station, String transaction) {
    List<Session> found =
        sessions.stream()
            .filter(s -> s.station.equals(station) && s.transaction.equals(transaction))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d sessions of transaction %s at %s".formatted(found.size(), transaction, station));
    }
    return found.getFirst();
  }

  List<Quarter> ledgerOf(Session session) {
    return ledger.stream().filter(quarter -> quarter.session.equals(session.id)).toList();
  }

  /**
   * The power a site drew from the grid in each minute, W, by its base load and the registers of
   * the sessions that count; negative when it gave.
   */
  NavigableMap<Instant, Double> netPower(String site, Predicate<Session> counts) {
    NavigableMap<Instant, Double> minutes = new TreeMap<>();
    double base = sites.get(site).baseLoadW;
    for (Session session : sessions) {
      List<Sample> read = samples.getOrDefault(session.id, List.of());
      if (session.site.equals(site) && counts.test(session) && !read.isEmpty()) {
        Registers.perMinute(read)
            .forEach((minute, watts) -> minutes.merge(minute, base + watts, (a, b) -> a + watts));
      }
    }
    return minutes;
  }

  private static <T> List<T> query(Connection database, String sql, Reader<T> reader)
      throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
