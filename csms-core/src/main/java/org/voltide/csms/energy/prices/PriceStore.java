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

  /** All prices of the usual area that hold at any time of the span. */
  public MarketPrices between(Instant from, Instant to) {
    return between(PriceArea.USUAL, from, to);
  }

  /** All prices of an area that hold at any time of the span. */
  MarketPrices between(String area, Instant from, Instant to) {
    return new MarketPrices(
        database.query(
            "select * from price where area = ? and end_at > ? and start_at < ? order by start_at",
            row ->
                new PriceStep(
                    row.instant("start_at"),
                    row.instant("end_at"),
                    row.money("import_per_kwh"),
                    row.money("export_per_kwh")),
            area,
            from,
            to));
  }

  /** All areas of which prices are known. */
  List<PriceArea> areas() {
    return database.query(
        """
        select area, min(start_at) as first, max(end_at) as last from price
         group by area order by area
        """,
        row -> new PriceArea(row.text("area"), row.instant("first"), row.instant("last")));
  }

  /** Whether sites may follow an area: the usual one gets its prices some day. */
  boolean isKnown(String area) {
    return area.equals(PriceArea.USUAL)
        || areas().stream().anyMatch(each -> each.area().equals(area));
  }

  /** Stores prices of the usual area, see {@link #replace(String, List)}. */
  public void replace(List<PriceStep> steps) {
    replace(PriceArea.USUAL, steps);
  }

  /** Stores ascending, unbroken steps of an area in place of all that was known for their span. */
  void replace(String area, List<PriceStep> steps) {
    Instant from = steps.getFirst().start();
    Instant to = steps.getLast().end();
    database.transact(
        statements -> {
          statements.update(
              "delete from price where area = ? and end_at > ? and start_at < ?", area, from, to);
          statements.batch(
              "insert into price (area, start_at, end_at, import_per_kwh, export_per_kwh)"
                  + " values (?, ?, ?, ?, ?)",
              steps.stream()
                  .map(
                      s ->
                          new Object[] {area, s.start(), s.end(), s.importPrice(), s.exportPrice()})
                  .toList());
        });
    changed.fire(new PricesChanged(from, to));
  }
}
