package org.voltide.csms.energy.warranty;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.warranty.Budget.Period;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** What makers allow, said of vehicles or of their models, in the database. Thread-safe. */
@Singleton
class BudgetTable {

  private final Database database;

  BudgetTable(Database database) {
    this.database = database;
  }

  /** Of what a budget is said. */
  enum Of {
    VEHICLE("vehicle", "vehicle_warranty", "vehicle_id"),
    MODEL("vehicle_model", "model_warranty", "model_id");

    private final String owners;
    private final String table;
    private final String key;

    Of(String owners, String table, String key) {
      this.owners = owners;
      this.table = table;
      this.key = key;
    }

    private String sql(String statement) {
      return statement.formatted(table, key, owners);
    }
  }

  /** What is said of it, empty when nothing is. */
  Optional<Budget> said(Of what, UUID id) {
    return database
        .query(what.sql("select * from %1$s where %2$s = ?"), BudgetTable::budget, id)
        .stream()
        .findFirst();
  }

  /** Whether there is such a vehicle or model. */
  boolean exists(Of what, UUID id) {
    return !database.query(what.sql("select id from %3$s where id = ?"), row -> id, id).isEmpty();
  }

  /**
   * Keeps what is said in place of what was.
   *
   * @return false when there is no such vehicle or model
   */
  boolean set(Of what, UUID id, Budget budget) {
    int written =
        database.update(
            what.sql(
                """
                insert into %1$s (%2$s, out_wh, discharge_hours, cycles, per)
                select id, ?, ?, ?, ? from %3$s where id = ?
                on conflict (%2$s) do update
                   set out_wh = excluded.out_wh, discharge_hours = excluded.discharge_hours,
                       cycles = excluded.cycles, per = excluded.per
                """),
            budget.outWh(),
            budget.dischargeHours(),
            budget.cycles(),
            String.valueOf(budget.per()),
            id);
    return written > 0;
  }

  /** Nothing is said any more. */
  void remove(Of what, UUID id) {
    database.update(what.sql("delete from %1$s where %2$s = ?"), id);
  }

  static Budget budget(Row row) {
    return new Budget(
        boxed(row.maybeNumber("out_wh")),
        boxed(row.maybeNumber("discharge_hours")),
        boxed(row.maybeNumber("cycles")),
        Period.valueOf(row.text("per")));
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
