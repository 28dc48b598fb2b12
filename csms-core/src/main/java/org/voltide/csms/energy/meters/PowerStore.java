package org.voltide.csms.energy.meters;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.voltide.csms.energy.forecast.Known;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Load and PV of sites by the quarter hour, in the database. Thread-safe. */
@Singleton
public class PowerStore {

  /** What is older teaches nothing and is forgotten. */
  static final Duration KEPT = Duration.ofDays(70);

  private final Database database;
  private final Event<PowerChanged> changes;
  private final Clock clock;

  public PowerStore(Database database, Event<PowerChanged> changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /** The time zone of a site, if there is such a site. */
  Optional<ZoneId> zone(String site) {
    return database
        .query(
            "select time_zone from site where id = ?",
            row -> ZoneId.of(row.text("time_zone")),
            site)
        .stream()
        .findFirst();
  }

  /** What is known of a quantity at a site. */
  public Known known(String site, Quantity quantity) {
    return new Known(series(site, quantity, Kind.MEASURED), series(site, quantity, Kind.FORECAST));
  }

  private PowerSeries series(String site, Quantity quantity, Kind kind) {
    Map<Instant, Double> watts = new TreeMap<>();
    database
        .query(
            "select start_at, power_w from site_power"
                + " where site_id = ? and quantity = ? and kind = ? and start_at > ?",
            row -> Map.entry(row.instant("start_at"), row.number("power_w")),
            site,
            quantity.name(),
            kind.name(),
            clock.instant().minus(KEPT))
        .forEach(value -> watts.put(value.getKey(), value.getValue()));
    return new PowerSeries(watts);
  }

  /** Keeps values in place of all that were known from the first to the last of them. */
  void replace(String site, Quantity quantity, Kind kind, NavigableMap<Instant, Double> values) {
    if (values.isEmpty()) {
      return;
    }
    database.transact(
        statements -> {
          statements.update(
              "delete from site_power where site_id = ? and quantity = ? and kind = ?"
                  + " and start_at between ? and ?",
              site,
              quantity.name(),
              kind.name(),
              values.firstKey(),
              values.lastKey());
          save(statements, site, quantity, kind, values);
          forget(statements, site);
        });
    changes.fire(new PowerChanged(site, false));
  }

  /** Forgets all values. */
  void clear(String site, Quantity quantity, Kind kind) {
    database.transact(
        statements -> {
          statements.update(
              "delete from site_power where site_id = ? and quantity = ? and kind = ?",
              site,
              quantity.name(),
              kind.name());
          if (kind == Kind.MEASURED) {
            statements.update(
                "delete from meter_reading where site_id = ? and quantity = ?",
                site,
                quantity.name());
          }
        });
    changes.fire(new PowerChanged(site, false));
  }

  static void save(
      Statements statements,
      String site,
      Quantity quantity,
      Kind kind,
      NavigableMap<Instant, Double> values) {
    statements.batch(
        """
        insert into site_power (site_id, quantity, kind, start_at, power_w) values (?, ?, ?, ?, ?)
        on conflict (site_id, quantity, kind, start_at) do update set power_w = excluded.power_w
        """,
        values.entrySet().stream()
            .map(
                each ->
                    new Object[] {
                      site, quantity.name(), kind.name(), each.getKey(), each.getValue()
                    })
            .toList());
  }

  void forget(Statements statements, String site) {
    Instant oldest = clock.instant().minus(KEPT);
    statements.update("delete from meter_reading where site_id = ? and at < ?", site, oldest);
    statements.update("delete from site_power where site_id = ? and start_at < ?", site, oldest);
  }
}
