package org.voltide.csms.energy.meters;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Sources of sites' load and PV, in the database. Thread-safe. */
@Singleton
class PowerSources {

  private static final int MOST_DUE = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final int MOST_DOUBLED = 12;

  private final Database database;
  private final Clock clock;

  PowerSources(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A source whose time has come, with the site's time zone. */
  record Due(String site, ZoneId zone, PowerSource source) {}

  List<PowerSource> of(String site) {
    return database.query(
        "select * from power_source where site_id = ? order by quantity, kind",
        PowerSources::source,
        site);
  }

  List<Due> due() {
    return database.query(
        """
        select p.*, s.time_zone from power_source p join site s on s.id = p.site_id
         where p.next_at <= ? order by p.next_at limit ?
        """,
        row -> new Due(row.text("site_id"), ZoneId.of(row.text("time_zone")), source(row)),
        clock.instant(),
        MOST_DUE);
  }

  private static PowerSource source(Row row) {
    return new PowerSource(
        Quantity.valueOf(row.text("quantity")),
        Kind.valueOf(row.text("kind")),
        new SourceAddress(
            row.text("url"),
            SourceAddress.Format.valueOf(row.text("format")),
            row.whole("every_minutes")),
        row.instant("next_at"),
        row.maybeInstant("fetched_at"),
        row.whole("failures"),
        row.maybeText("error"));
  }

  /** Sets a source, to be fetched at once. */
  void set(String site, Quantity quantity, Kind kind, SourceAddress address) {
    database.update(
        """
        insert into power_source (site_id, quantity, kind, url, format, every_minutes, next_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (site_id, quantity, kind) do update
           set url = excluded.url, format = excluded.format, failures = 0, error = null,
               every_minutes = excluded.every_minutes, next_at = excluded.next_at
        """,
        site,
        quantity.name(),
        kind.name(),
        address.url(),
        address.format().name(),
        address.everyMinutes(),
        clock.instant());
  }

  void remove(String site, Quantity quantity, Kind kind) {
    database.update(
        "delete from power_source where site_id = ? and quantity = ? and kind = ?",
        site,
        quantity.name(),
        kind.name());
  }

  void worked(Due due) {
    Instant now = clock.instant();
    update(
        due, now.plus(pause(due.source(), 0)), "fetched_at = ?, failures = 0, error = null", now);
  }

  /** The pause doubles with each failure, up to a day. */
  void failed(Due due, String why) {
    Duration pause = pause(due.source(), due.source().failures() + 1);
    update(due, clock.instant().plus(pause), "failures = failures + 1, error = ?", why);
  }

  static Duration pause(PowerSource source, int failures) {
    Duration usual = Duration.ofMinutes(source.address().everyMinutes());
    Duration doubled = usual.multipliedBy(1L << Math.min(failures, MOST_DOUBLED));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** Unless it was given another address meanwhile. */
  private void update(Due due, Instant nextAt, String what, Object value) {
    database.update(
        "update power_source set next_at = ?, %s".formatted(what)
            + " where site_id = ? and quantity = ? and kind = ? and url = ?",
        nextAt,
        value,
        due.site(),
        due.source().meter().name(),
        due.source().kind().name(),
        due.source().address().url());
  }
}
