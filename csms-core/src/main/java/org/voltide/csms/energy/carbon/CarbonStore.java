package org.voltide.csms.energy.carbon;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.store.Database;

/** CO2 of the grid in the database. Thread-safe. */
@Singleton
public class CarbonStore {

  private final Database database;

  public CarbonStore(Database database) {
    this.database = database;
  }

  /** All that holds at any time of the span, ascending. */
  public List<CarbonStep> between(Instant from, Instant to) {
    return database.query(
        "select * from grid_carbon where end_at > ? and start_at < ? order by start_at",
        row ->
            new CarbonStep(row.instant("start_at"), row.instant("end_at"), row.money("kg_per_kwh")),
        from,
        to);
  }

  /** Stores ascending steps in place of whatever was known for the whole of their span. */
  public void replace(List<CarbonStep> steps) {
    database.transact(
        statements -> {
          statements.update(
              "delete from grid_carbon where end_at > ? and start_at < ?",
              steps.getFirst().start(),
              steps.getLast().end());
          statements.batch(
              "insert into grid_carbon values (?, ?, ?)",
              steps.stream()
                  .map(step -> new Object[] {step.start(), step.end(), step.kgPerKwh()})
                  .toList());
        });
  }
}
