package org.voltide.csms.energy.meters;

import static org.voltide.csms.energy.forecast.PowerSeries.QUARTER;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.metering.SiteLoad;
import org.voltide.csms.metering.SiteLoadQuery;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** What meters of sites say, pushed or by the main meter of a station. Thread-safe. */
@Singleton
class SiteMeters {

  /** A station that was offline tells later; what comes later than that is not learned from. */
  private static final Duration LATE = Duration.ofHours(6);

  private static final String PUSHED =
      """
      select at, power_w from meter_reading
       where site_id = ? and quantity = ? and at >= ? and at < ? order by at
      """;

  /** Of a main meter (OCPP 2.1 J01: EVSE 0). */
  private static final String OF_STATION =
      """
      select at, power_w from meter_sample
       where station_id = ? and evse_id = 0 and session_id is null and power_w is not null
         and at >= ? and at < ?
       order by at
      """;

  /** How far back is looked at once when cars have to be taken off. */
  static final Duration WITH_CARS = Duration.ofHours(23);

  private final Database database;
  private final PowerStore store;
  private final SiteLoadQuery loads;
  private final Event<PowerChanged> changes;
  private final Clock clock;

  SiteMeters(
      Database database,
      PowerStore store,
      SiteLoadQuery loads,
      Event<PowerChanged> changes,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.loads = loads;
    this.changes = changes;
    this.clock = clock;
  }

  /** Keeps readings; one that is repeated changes nothing. */
  void push(String site, Quantity quantity, List<MeterReading> readings) {
    Instant first = readings.stream().map(MeterReading::at).min(Instant::compareTo).orElseThrow();
    Instant last = readings.stream().map(MeterReading::at).max(Instant::compareTo).orElseThrow();
    Instant from = PowerSeries.quarterOf(first);
    Instant to = PowerSeries.quarterOf(last).plus(QUARTER.multipliedBy(2));
    boolean withCars = of(site, quantity).withCars();
    database.transact(
        statements -> {
          // Of two requests about one quarter hour the later must see what the earlier told.
          statements.query(
              "select id from site where id = ? for no key update", row -> row.text("id"), site);
          statements.batch(
              """
              insert into meter_reading (site_id, quantity, at, power_w, phase_w)
              values (?, ?, ?, ?, ?)
              on conflict (site_id, quantity, at) do update
                 set power_w = excluded.power_w, phase_w = excluded.phase_w
              """,
              readings.stream().map(each -> row(site, quantity, each)).toList());
          List<MeterReading> around =
              statements.query(
                  PUSHED,
                  SiteMeters::reading,
                  site,
                  quantity.name(),
                  from.minus(QUARTER),
                  to.plus(QUARTER));
          save(statements, site, quantity, means(around).subMap(from, true, to, false), withCars);
          store.forget(statements, site);
        });
    changes.fire(new PowerChanged(site, true));
  }

  private static MeterReading reading(Row row) {
    return MeterReading.total(row.instant("at"), row.number("power_w"));
  }

  private static Object[] row(String site, Quantity quantity, MeterReading reading) {
    List<Double> phases = reading.phaseW();
    Double @Nullable [] phaseW = phases == null ? null : phases.toArray(Double[]::new);
    return new Object[] {site, quantity.name(), reading.at(), reading.powerW(), phaseW};
  }

  private static NavigableMap<Instant, Double> means(List<MeterReading> readings) {
    return Quarters.means(Quarters.held(readings));
  }

  private void save(
      Statements statements,
      String site,
      Quantity quantity,
      NavigableMap<Instant, Double> means,
      boolean withCars) {
    NavigableMap<Instant, Double> own =
        withCars && !means.isEmpty() ? withoutCars(site, means) : means;
    PowerStore.save(statements, site, quantity, Kind.MEASURED, own);
  }

  private NavigableMap<Instant, Double> withoutCars(
      String site, NavigableMap<Instant, Double> means) {
    SiteLoad flowed = flowed(site, means.firstKey(), means.lastKey().plus(QUARTER));
    Duration bucket = Duration.ofSeconds(flowed.bucketSeconds());
    Map<Instant, Double> cars =
        Quarters.means(
            flowed.points().stream()
                .map(each -> new Interval(each.at(), each.at().plus(bucket), each.carsW()))
                .toList());
    NavigableMap<Instant, Double> own = new TreeMap<>(means);
    own.replaceAll((quarter, watts) -> watts - cars.getOrDefault(quarter, 0.0));
    return own;
  }

  private SiteLoad flowed(String site, Instant from, Instant to) {
    try {
      return loads.read(site, from, to).orElseThrow();
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed: " + e.getMessage(), e);
    }
  }

  /** What the meter of a quantity is. */
  SiteMeter of(String site, Quantity quantity) {
    return all(site).stream()
        .filter(each -> each.meter() == quantity)
        .map(each -> new SiteMeter(each.stationId().orElse(null), each.withCars()))
        .findFirst()
        .orElse(SiteMeter.PLAIN);
  }

  /** The meters of a site of which something was said. */
  List<SiteMeter.Of> all(String site) {
    return database.query(
        "select * from site_meter where site_id = ? order by quantity",
        row ->
            new SiteMeter.Of(
                Quantity.valueOf(row.text("quantity")),
                row.maybeText("station_id"),
                row.flag("with_cars")),
        site);
  }

  /** Says what a meter is; false when the site has no such station. */
  boolean set(String site, Quantity quantity, SiteMeter meter) {
    int set =
        database.update(
            """
            insert into site_meter (site_id, quantity, station_id, with_cars)
            select s.id, ?, t.id, ? from site s left join station t on t.site_id = s.id and t.id = ?
             where s.id = ? and (t.id is not null or ?::text is null)
            on conflict (site_id, quantity) do update
               set station_id = excluded.station_id, with_cars = excluded.with_cars
            """,
            quantity.name(),
            meter.withCars(),
            meter.stationId(),
            site,
            meter.stationId());
    return set > 0;
  }

  private record MainMeter(
      String site, Quantity quantity, String station, boolean withCars, Instant known) {}

  /** Makes quarter hours of what main meters of stations said since the last time. */
  void collect() {
    Instant now = clock.instant();
    database
        .query(
            """
            select m.*, (select max(p.start_at) from site_power p
                          where p.site_id = m.site_id and p.quantity = m.quantity
                            and p.kind = 'MEASURED') as known
              from site_meter m where m.station_id is not null
            """,
            row ->
                new MainMeter(
                    row.text("site_id"),
                    Quantity.valueOf(row.text("quantity")),
                    row.text("station_id"),
                    row.flag("with_cars"),
                    row.maybeInstant("known").orElse(Instant.EPOCH)))
        .forEach(meter -> collect(meter, now));
  }

  private void collect(MainMeter meter, Instant now) {
    Instant oldest = now.minus(meter.withCars() ? WITH_CARS : PowerStore.KEPT);
    Instant late = meter.known().minus(LATE);
    Instant from = PowerSeries.quarterOf(late.isAfter(oldest) ? late : oldest);
    List<MeterReading> said =
        database.query(OF_STATION, SiteMeters::reading, meter.station(), from.minus(QUARTER), now);
    NavigableMap<Instant, Double> means = means(said).tailMap(from, true);
    if (!means.isEmpty()) {
      database.transact(
          statements -> save(statements, meter.site(), meter.quantity(), means, meter.withCars()));
      changes.fire(new PowerChanged(meter.site(), true));
    }
  }
}
