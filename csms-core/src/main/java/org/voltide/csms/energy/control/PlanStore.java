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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Plans, and what was known when they were made, in the database. Thread-safe. */
@Singleton
class PlanStore {

  /**
   * How long it is known when and why a site was planned. Of the plans themselves only the newest
   * is kept; what each session was planned to do is kept for ever.
   */
  private static final Duration RETENTION = Duration.ofDays(2);

  /** Sites with more cars save only what has changed. */
  private static final int MANY_CARS = 200;

  private static final String SAVE_NEED =
      """
      insert into session_need (session_id, capacity_wh, arrival_energy_wh, target_soc_percent,
             departure, max_charge_w, max_discharge_w, min_charge_w, min_soc_percent,
             floor_soc_percent, max_soc_percent, charge_efficiency, discharge_efficiency, wear_per_kwh, charge_now,
             source, estimated, estimates)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      on conflict (session_id) do update
         set capacity_wh = excluded.capacity_wh, arrival_energy_wh = excluded.arrival_energy_wh,
             target_soc_percent = excluded.target_soc_percent, departure = excluded.departure,
             max_charge_w = excluded.max_charge_w, max_discharge_w = excluded.max_discharge_w,
             min_charge_w = excluded.min_charge_w, min_soc_percent = excluded.min_soc_percent,
             floor_soc_percent = excluded.floor_soc_percent,
             max_soc_percent = excluded.max_soc_percent,
             charge_efficiency = excluded.charge_efficiency,
             discharge_efficiency = excluded.discharge_efficiency,
             wear_per_kwh = excluded.wear_per_kwh, charge_now = excluded.charge_now,
             source = excluded.source, estimated = excluded.estimated,
             estimates = excluded.estimates
      """;

  private final Database database;
  private final ObjectMapper json;

  /** What was saved last, of sites with many cars. */
  private final Map<String, Last> last = new ConcurrentHashMap<>();

  PlanStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  private record Last(SitePlanView plan, Map<UUID, CarNeed> needs) {

    static Last of(SitePlanView plan, List<CarState> cars) {
      return new Last(
          plan, cars.stream().collect(Collectors.toMap(car -> car.session().id(), CarState::need)));
    }

    boolean isNew(CarState car) {
      return !car.need().equals(needs.get(car.session().id()));
    }
  }

  /**
   * A plan that is stored.
   *
   * @param goingOn the sessions of which nothing new is planned
   */
  record Saved(long id, Set<UUID> goingOn) {}

  /** Keeps a plan with the needs it serves and the promises it makes. */
  Saved save(
      String siteId,
      SitePlanView plan,
      List<CarState> cars,
      Map<UUID, Promise> promises,
      Map<UUID, List<Explanation>> explained) {
    Optional<Last> before = Optional.ofNullable(last.remove(siteId));
    List<SitePlanView.Car> changed =
        before.map(saved -> plan.changedSince(saved.plan())).orElseGet(plan::cars);
    List<CarState> changedNeeds =
        before.map(saved -> cars.stream().filter(saved::isNew).toList()).orElse(cars);
    long planId =
        database.inTransaction(
            statements -> {
              long id = insertPlan(statements, siteId, plan);
              saveNeeds(statements, changedNeeds);
              savePromises(statements, cars, promises, plan.madeAt());
              PlannedSteps.save(statements, id, plan, changed);
              Explanations.save(statements, plan, changed, explained);
              return id;
            });
    if (plan.cars().size() > MANY_CARS) {
      last.put(siteId, Last.of(plan, cars));
    }
    Set<UUID> goingOn =
        plan.cars().stream().map(SitePlanView.Car::sessionId).collect(Collectors.toSet());
    changed.forEach(car -> goingOn.remove(car.sessionId()));
    return new Saved(planId, goingOn);
  }

  /** Keeps that a site goes on with what was planned before. */
  void keep(String siteId, SitePlanView plan) {
    database.transact(statements -> insertPlan(statements, siteId, plan));
  }

  private long insertPlan(Statements statements, String siteId, SitePlanView plan) {
    statements.update(
        "delete from site_plan where site_id = ? and made_at < ?",
        siteId,
        plan.madeAt().minus(RETENTION));
    statements.update(
        "update site_plan set plan = null where site_id = ? and plan is not null", siteId);
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

  private static void saveNeeds(Statements statements, List<CarState> cars) {
    statements.batch(SAVE_NEED, cars.stream().map(PlanStore::needRow).toList());
  }

  private static Object[] needRow(CarState car) {
    CarNeed need = car.need();
    return new Object[] {
      car.session().id(),
      need.capacityWh(),
      need.arrivalEnergyWh(),
      need.targetSocPercent(),
      need.departure(),
      need.maxChargeW(),
      need.maxDischargeW(),
      need.minChargeW(),
      need.minSocPercent(),
      need.floorSocPercent(),
      need.maxSocPercent(),
      need.chargeEfficiency(),
      need.dischargeEfficiency(),
      need.wearPerKwh(),
      need.chargeNow(),
      need.source().name(),
      need.estimated().toArray(String[]::new),
      Json.text(need.estimates())
    };
  }

  /** A promise stands until what it was made for changes; whether it still holds is told anew. */
  private static void savePromises(
      Statements statements, List<CarState> cars, Map<UUID, Promise> promises, Instant madeAt) {
    List<Map.Entry<UUID, Boolean>> standing = new ArrayList<>();
    List<Object[]> made = new ArrayList<>();
    for (CarState car : cars) {
      UUID id = car.session().id();
      Promise promise = promises.get(id);
      if (car.session().promise().filter(before -> before.isFor(car.need())).isPresent()) {
        standing.add(Map.entry(id, promise.feasible()));
      } else {
        made.add(
            new Object[] {
              promise.socPercent(), promise.energyWh(), madeAt, promise.feasible(), id
            });
      }
    }
    statements.update(
        """
        update session_need n set promise_feasible = p.feasible
          from unnest(?::text[], ?::boolean[]) p (id, feasible)
         where n.session_id = p.id::uuid and n.promise_feasible is distinct from p.feasible
        """,
        standing.stream().map(each -> each.getKey().toString()).toArray(String[]::new),
        standing.stream().map(Map.Entry::getValue).toArray(Boolean[]::new));
    statements.batch(
        """
        update session_need
           set promised_soc_percent = ?, promised_energy_wh = ?, promised_at = ?,
               promise_feasible = ?
         where session_id = ?
        """,
        made);
  }

  /** The plan in force, as JSON. */
  Optional<String> newest(String siteId) {
    return database
        .query(
            "select plan::text as plan from site_plan where site_id = ? and plan is not null",
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
