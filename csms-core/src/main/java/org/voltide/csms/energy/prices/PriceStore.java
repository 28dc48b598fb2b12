package org.voltide.csms.energy.prices;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.store.Database;

/** The prices in the database. Thread-safe. */
@Singleton
public class PriceStore {

  private final Database database;
  private final Event<PricesChanged> changed;

  public PriceStore(Database database, Event<PricesChanged> changed) {
    this.database = database;
    this.changed = changed;
  }

  /** All prices that hold at any time of the span. */
  public PriceCurve between(Instant from, Instant to) {
    return new PriceCurve(
        database.query(
            "select * from price where end_at > ? and start_at < ? order by start_at",
            row ->
                new PriceStep(
                    row.instant("start_at"),
                    row.instant("end_at"),
                    row.money("import_per_kwh"),
                    row.money("export_per_kwh")),
            from,
            to));
  }

  /** Stores ascending, unbroken steps in place of whatever was known for their span. */
  public void replace(List<PriceStep> steps) {
    Instant from = steps.getFirst().start();
    Instant to = steps.getLast().end();
    database.transact(
        statements -> {
          statements.update("delete from price where end_at > ? and start_at < ?", from, to);
          statements.batch(
              "insert into price (start_at, end_at, import_per_kwh, export_per_kwh)"
                  + " values (?, ?, ?, ?)",
              steps.stream()
                  .map(s -> new Object[] {s.start(), s.end(), s.importPrice(), s.exportPrice()})
                  .toList());
        });
    changed.fire(new PricesChanged(from, to));
  }
}
