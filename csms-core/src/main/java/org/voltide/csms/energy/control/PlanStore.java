package org.voltide.csms.energy.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Plans, and what was known when they were made, in the database. Thread-safe. */
@Singleton
class PlanStore {

  /** Site plans are kept this long; what each session was planned to do is kept for ever. */
  private static final Duration RETENTION = Duration.ofDays(2);

  private final Database database;
  private final ObjectMapper json;

  PlanStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Keeps a plan with the needs it serves and the promises it makes; tells the plan's number. */
  long save(String siteId, SitePlanView plan, List<CarState> cars, Map<UUID, Promise> promises) {
    return database.inTransaction(
        statements -> {
          long id = insertPlan(statements, siteId, plan);
          for (CarState car : cars) {
            saveNeed(statements, car, promises.get(car.session().id()), plan.madeAt());
          }
          for (int i = 0; i < plan.cars().size(); i++) {
            saveSteps(statements, id, plan, plan.cars().get(i));
          }
          return id;
        });
  }

  private long insertPlan(Statements statements, String siteId, SitePlanView plan) {
    statements.update(
        "delete from site_plan where site_id = ? and made_at < ?",
        siteId,
        plan.madeAt().minus(RETENTION));
    return statements
        .query(
            """
            insert into site_plan (site_id, made_at, reason, quality, cost, cpu_millis, plan)
            values (?, ?, ?, ?, ?, ?, ?::jsonb) returning id
            """,
            row -> row.big("id"),
            siteId,
            plan.madeAt(),
            plan.reason(),
            plan.quality(),
            BigDecimal.valueOf(plan.cost()).setScale(6, RoundingMode.HALF_UP),
            (int) plan.cpuMillis(),
            write(plan))
        .getFirst();
  }

  /**
   * Steps that have begun keep what was planned for them; the current one ends where this starts.
   */
  private static void saveSteps(
      Statements statements, long planId, SitePlanView plan, SitePlanView.Car car) {
    Instant from = plan.steps().getFirst().start();
    statements.update(
        "delete from session_plan_step where session_id = ? and start_at >= ?",
        car.sessionId(),
        from);
    statements.update(
        "update session_plan_step set end_at = ? where session_id = ? and end_at > ?",
        from,
        car.sessionId(),
        from);
    List<Object[]> rows = new ArrayList<>();
    for (int t = 0; t < plan.steps().size(); t++) {
      rows.add(
          new Object[] {
            car.sessionId(),
            plan.steps().get(t).start(),
            plan.steps().get(t).end(),
            car.powerW().get(t),
            car.socPercent().get(t),
            planId
          });
    }
    statements.batch(
        "insert into session_plan_step (session_id, start_at, end_at, power_w, soc_percent, plan_id)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** A promise stands until what it was made for changes; whether it still holds is told anew. */
  private static void saveNeed(
      Statements statements, CarState car, Promise promise, Instant madeAt) {
    CarNeed need = car.need();
    UUID id = car.session().id();
    statements.update(
        """
        insert into session_need (session_id, capacity_wh, arrival_energy_wh, target_soc_percent,
               departure, max_charge_w, max_discharge_w, min_charge_w, min_soc_percent,
               max_soc_percent, charge_efficiency, discharge_efficiency, wear_per_kwh, charge_now,
               source, estimated)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (session_id) do update
           set capacity_wh = excluded.capacity_wh, arrival_energy_wh = excluded.arrival_energy_wh,
               target_soc_percent = excluded.target_soc_percent, departure = excluded.departure,
               max_charge_w = excluded.max_charge_w, max_discharge_w = excluded.max_discharge_w,
               min_charge_w = excluded.min_charge_w, min_soc_percent = excluded.min_soc_percent,
               max_soc_percent = excluded.max_soc_percent,
               charge_efficiency = excluded.charge_efficiency,
               discharge_efficiency = excluded.discharge_efficiency,
               wear_per_kwh = excluded.wear_per_kwh, charge_now = excluded.charge_now,
               source = excluded.source, estimated = excluded.estimated
        """,
        id,
        need.capacityWh(),
        need.arrivalEnergyWh(),
        need.targetSocPercent(),
        need.departure(),
        need.maxChargeW(),
        need.maxDischargeW(),
        need.minChargeW(),
        need.minSocPercent(),
        need.maxSocPercent(),
        need.chargeEfficiency(),
        need.dischargeEfficiency(),
        need.wearPerKwh(),
        need.chargeNow(),
        need.source().name(),
        need.estimated().toArray(String[]::new));
    if (car.session().promise().filter(made -> made.isFor(need)).isPresent()) {
      statements.update(
          "update session_need set promise_feasible = ? where session_id = ?",
          promise.feasible(),
          id);
    } else {
      statements.update(
          """
          update session_need
             set promised_soc_percent = ?, promised_energy_wh = ?, promised_at = ?,
                 promise_feasible = ?
           where session_id = ?
          """,
          promise.socPercent(),
          promise.energyWh(),
          madeAt,
          promise.feasible(),
          id);
    }
  }

  /** The plan in force, as JSON. */
  Optional<String> newest(String siteId) {
    return database
        .query(
            "select plan::text as plan from site_plan where site_id = ? order by id desc limit 1",
            row -> row.text("plan"),
            siteId)
        .stream()
        .findFirst();
  }

  private String write(SitePlanView plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a plan cannot be stored", e);
    }
  }
}
