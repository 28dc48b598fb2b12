package org.voltide.csms.energy.warranty;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
import org.voltide.csms.store.Database;

/** What vehicles have used of their budgets, in the database. Thread-safe. */
@Singleton
public class WarrantyStore {

  private static final UUID NO_SESSION = new UUID(0, 0);

  private final Database database;
  private final Clock clock;

  public WarrantyStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a maker allows a vehicle.
   *
   * @param inherited whether it is said of its model only
   */
  record Allowed(Budget budget, boolean inherited) {}

  /** What a vehicle has given, by the latest state of the ledgers; empty when it is unknown. */
  Optional<Counters> used(UUID vehicle) {
    return used(vehicle, NO_SESSION, Instant.EPOCH);
  }

  /** What counts for a budget. */
  Optional<Counters> used(UUID vehicle, Budget budget) {
    return used(vehicle, NO_SESSION, budget.since(clock.instant()));
  }

  /** What its maker allows, empty when nobody said. */
  Optional<Allowed> allowed(UUID vehicle) {
    return database
        .query(
            "select * from known_warranty where vehicle_id = ?",
            row -> new Allowed(BudgetTable.budget(row), row.flag("inherited")),
            vehicle)
        .stream()
        .findFirst();
  }

  /**
   * What a vehicle could give before a session without using up its warranty; empty when its maker
   * bounds nothing. Hours are converted at the mean power it gave with so far, at full power while
   * it has given nothing.
   */
  public OptionalDouble mayGiveWh(UUID vehicle, UUID session) {
    return allowed(vehicle).map(Allowed::budget).stream()
        .flatMap(
            budget ->
                used(vehicle, session, budget.since(clock.instant())).stream()
                    .flatMap(used -> leastWh(vehicle, budget.less(used), used)))
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  private Stream<Double> leastWh(UUID vehicle, Counters left, Counters used) {
    return database
        .query(
            """
            select least(?::float8,
                         ?::float8 * least(greatest(max_discharge_w, max_dc_discharge_w),
                                       nullif(?::float8, 0) / nullif(?::float8, 0)),
                         ?::float8 * capacity_wh * discharge_efficiency) as wh
              from known_vehicle where id = ?
            """,
            row -> row.maybeNumber("wh"),
            left.outWh(),
            left.dischargeHours(),
            used.outWh(),
            used.dischargeHours(),
            left.cycles(),
            vehicle)
        .stream()
        .flatMap(wh -> wh.isPresent() ? Stream.of(wh.getAsDouble()) : Stream.empty());
  }

  private Optional<Counters> used(UUID vehicle, UUID without, Instant since) {
    return database
        .query(
            """
            select coalesce(sum(l.energy_out_wh), 0) as out_wh,
                   coalesce(sum(l.discharge_seconds), 0)::float8 / 3600 as hours,
                   coalesce(sum(l.energy_out_wh / l.discharge_efficiency), 0) / v.capacity_wh
                     as cycles
              from known_vehicle v
              left join ledger l on l.vehicle_id = v.id and l.session_id <> ? and l.start_at >= ?
             where v.id = ?
             group by v.id, v.capacity_wh
            """,
            row -> new Counters(row.number("out_wh"), row.number("hours"), row.number("cycles")),
            without,
            since,
            vehicle)
        .stream()
        .findFirst();
  }
}
