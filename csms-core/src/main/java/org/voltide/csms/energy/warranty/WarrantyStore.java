package org.voltide.csms.energy.warranty;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;

/** Budgets of vehicles and what they have used of them, in the database. Thread-safe. */
@Singleton
public class WarrantyStore {

  private final Database database;

  public WarrantyStore(Database database) {
    this.database = database;
  }

  /** What a vehicle has given so far, by the latest state of the ledgers; empty when unknown. */
  Optional<Counters> used(UUID vehicle) {
    return used(vehicle, new UUID(0, 0));
  }

  /**
   * What a vehicle could give before a session without using up its warranty; empty when its maker
   * bounds nothing. Hours are converted at the mean power it gave with so far, at full power while
   * it has given nothing.
   */
  public OptionalDouble mayGiveWh(UUID vehicle, UUID session) {
    return budget(vehicle)
        .flatMap(
            budget -> used(vehicle, session).map(used -> leastWh(vehicle, budget.less(used), used)))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble leastWh(UUID vehicle, Counters left, Counters used) {
    return database
        .query(
            """
            select least(?::float8,
                         ?::float8 * least(max_discharge_w,
                                       nullif(?::float8, 0) / nullif(?::float8, 0)),
                         ?::float8 * capacity_wh * discharge_efficiency) as wh
              from vehicle where id = ?
            """,
            row -> row.maybeNumber("wh"),
            left.outWh(),
            left.dischargeHours(),
            used.outWh(),
            used.dischargeHours(),
            left.cycles(),
            vehicle)
        .stream()
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  private Optional<Counters> used(UUID vehicle, UUID without) {
    return database
        .query(
            """
            select coalesce(sum(l.energy_out_wh), 0) as out_wh,
                   coalesce(sum(l.discharge_seconds), 0)::float8 / 3600 as hours,
                   coalesce(sum(l.energy_out_wh / l.discharge_efficiency), 0) / v.capacity_wh
                     as cycles
              from vehicle v left join ledger l on l.vehicle_id = v.id and l.session_id <> ?
             where v.id = ?
             group by v.id
            """,
            row -> new Counters(row.number("out_wh"), row.number("hours"), row.number("cycles")),
            without,
            vehicle)
        .stream()
        .findFirst();
  }

  /** What its maker allows, empty when nobody said. */
  Optional<Counters> budget(UUID vehicle) {
    return database
        .query(
            "select * from vehicle_warranty where vehicle_id = ?",
            row ->
                new Counters(
                    boxed(row.maybeNumber("out_wh")),
                    boxed(row.maybeNumber("discharge_hours")),
                    boxed(row.maybeNumber("cycles"))),
            vehicle)
        .stream()
        .findFirst();
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /**
   * Sets what its maker allows.
   *
   * @return false when there is no such vehicle
   */
  boolean set(UUID vehicle, Counters budget) {
    int written =
        database.update(
            """
        insert into vehicle_warranty select id, ?, ?, ? from vehicle where id = ?
        on conflict (vehicle_id) do update
           set out_wh = excluded.out_wh, discharge_hours = excluded.discharge_hours,
               cycles = excluded.cycles
        """,
            budget.outWh(),
            budget.dischargeHours(),
            budget.cycles(),
            vehicle);
    return written > 0;
  }
}
