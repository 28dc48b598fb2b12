package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.tariffs.Usage;
import org.voltide.csms.tariffs.pricing.Cost;

/** Derives what sessions cost so far. Thread-safe; blocks. */
@Singleton
public class SessionPrices {
  private static final String PRICED =
      """
      select site_id, started_at, coalesce(ended_at, sampled_at, started_at) as until,
             energy_in_wh, energy_out_wh, course, station_cost is not null as by_station, price
        from charging_session where id = ?
      """;

  private final Database database;

  SessionPrices(Database database) {
    this.database = database;
  }

  /**
   * Line by line; empty where no tariff is known, or the station reckons the cost itself.
   *
   * @throws Problem 404 when there is no such session
   */
  public Optional<Cost> of(UUID id) {
    return database.inTransaction(
        statements ->
            statements.query(PRICED, Priced::of, id).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("session", id))
                .cost(statements));
  }

  /** What its cost is reckoned from, as with its events. */
  private record Priced(String siteId, Usage usage, boolean byStation, @Nullable SiteTariff price) {

    static Priced of(Row row) {
      return new Priced(
          row.text("site_id"),
          new Usage(
              row.instant("started_at"),
              row.instant("until"),
              row.number("energy_in_wh"),
              row.number("energy_out_wh"),
              Course.parse(row.maybeText("course").orElse(null))),
          row.flag("by_station"),
          row.maybeText("price").map(SiteTariff::parse).orElse(null));
    }

    Optional<Cost> cost(Statements statements) {
      return byStation
          ? Optional.empty()
          : TariffBook.of(statements, List.of(siteId)).cost(siteId, price, usage);
    }
  }
}
