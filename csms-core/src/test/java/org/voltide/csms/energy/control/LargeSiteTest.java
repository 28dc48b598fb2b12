package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.voltide.ocpp.message.OcppVersion;

/**
 * A site too large for the exact engine, with stations that answer at once: {@code -Dcars=2000} for
 * its full size. Tells what took how long from the news until the last station follows.
 */
@Execution(ExecutionMode.CONCURRENT)
class LargeSiteTest {

  private static final int CARS = Integer.getInteger("cars", 400);

  /** So much of the limit for each car. */
  private static final double WIDE_W = 3_000;

  private static final double NARROW_W = 2_000;
  private static final double GIVEN_W = 250;

  /** Enough for all promises, if those who leave soon need not wait for the others. */
  private static final double SCARCE_W = 3_300;

  /** A station is not told anew for a watt. */
  private static final double WATTS_OF_ROUNDING = 1.001;

  private static final double BASE_LOAD_W = 5_000;

  private final ControlWorld world = new ControlWorld();
  private final TestReporter reporter;

  LargeSiteTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @BeforeEach
  void manyCars() {
    limit(WIDE_W);
    world.database.update("update site set export_limit_w = ?", CARS * GIVEN_W);
    pass();
    world.arrive(CARS);
  }

  @Test
  void anArrivalAndALimitCutReachAllWhomTheyConcernAndNobodyElse() {
    SitePlanView cold = look(Reason.QUARTER_HOUR, CARS);
    assertThat(cold.cars()).hasSize(CARS);
    int sent = world.stations.profiles.size();
    assertThat(sent).isEqualTo(CARS);

    pass();
    world.station("late", false);
    world.stations.connect("late", OcppVersion.V2_1);
    world.arrive("late");
    SitePlanView warm = look(Reason.ARRIVAL, CARS + 1);
    assertThat(warm.cars()).hasSize(CARS + 1);
    int changed = warm.changedSince(cold).size();
    assertThat(changed).as("cars of which something new is planned").isBetween(1, CARS / 2);
    assertThat(world.stations.profiles.size() - sent)
        .as("told anew, be it a few watts less")
        .isBetween(1, CARS / 4);
    assertThat(world.stations.togetherW)
        .as("no moment, while they change over, beyond the limit")
        .allMatch(watts -> watts + BASE_LOAD_W <= CARS * WIDE_W * WATTS_OF_ROUNDING);
    everySessionIsStoredAndToldAsPlanned(warm);

    pass();
    limit(NARROW_W);
    int before = world.stations.togetherW.size();
    SitePlanView cut = look(Reason.LIMITS, CARS + 1);
    assertThat(cut.steps()).allMatch(step -> step.netW() <= CARS * NARROW_W + 1);
    assertThat(cut.cars()).allMatch(car -> car.shortfallWh() < 1);
    List<Double> changing =
        world.stations.togetherW.subList(before, world.stations.togetherW.size());
    for (int i = 1; i < changing.size(); i++) {
      assertThat(changing.get(i))
          .as("falling until the new limit is kept")
          .isLessThanOrEqualTo(Math.max(changing.get(i - 1), CARS * NARROW_W * WATTS_OF_ROUNDING));
    }
    everySessionIsStoredAndToldAsPlanned(cut);
  }

  @Test
  void whatIsUrgentIsPlannedQuicklyAtOnceAndThoroughlyAtTheNextTick() {
    SitePlanView quick = look(Reason.ARRIVAL, CARS);
    assertThat(quick.quality()).isEqualTo("FEASIBLE");
    pass();
    SitePlanView thorough = look(Reason.QUARTER_HOUR, CARS);
    assertThat(thorough.cost()).isLessThanOrEqualTo(quick.cost() + 0.005 * Math.abs(quick.cost()));
  }

  /** All begin below their floor, with too little power to lift them before the first leave. */
  @Test
  void liftingCarsToTheirFloorBreaksNoPromiseOfThoseWhoLeaveSoon() {
    world.database.update("update charging_session set soc_percent = 22");
    world.database.update(
        """
        update token set departure_time = time '19:15', target_soc_percent = 40
         where cast(id_token as int) % 10 = 0
        """);
    limit(SCARCE_W);

    SitePlanView plan = look(Reason.QUARTER_HOUR, CARS);

    assertThat(plan.quality()).isEqualTo("FEASIBLE");
    assertThat(plan.cars()).allMatch(car -> car.shortfallWh() < 1);
  }

  private void pass() {
    world.clock.pass(Duration.ofSeconds(1));
  }

  private void limit(double wattsPerCar) {
    world.database.update("update site set import_limit_w = ?", CARS * wattsPerCar);
  }

  /** From the news until all stations follow. */
  private SitePlanView look(Reason reason, int cars) {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = machine.getProcessCpuTime();
    long start = System.nanoTime();
    int before = world.stations.profiles.size();
    SitePlanView plan = world.depot.look(EnumSet.of(reason)).orElseThrow();
    long planned = System.nanoTime();
    awaitFollowing(cars);
    reporter.publishEntry(
        "%d cars, %s: %d told; engine %d CPU-ms, planned in %d ms, followed after %d ms, %d CPU-ms"
            .formatted(
                cars,
                reason,
                world.stations.profiles.size() - before,
                plan.cpuMillis(),
                (planned - start) / 1_000_000,
                (System.nanoTime() - start) / 1_000_000,
                (machine.getProcessCpuTime() - cpu) / 1_000_000));
    return plan;
  }

  private void awaitFollowing(int cars) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                world
                        .database
                        .query(
                            "select count(*) as n from session_need where control_state ="
                                + " 'FOLLOWING'",
                            row -> row.big("n"))
                        .getFirst()
                    == cars);
  }

  /** Whether or not a step was written again, or told, because of the last plan. */
  private void everySessionIsStoredAndToldAsPlanned(SitePlanView plan) {
    record Stored(UUID session, double wh) {}
    Map<UUID, Double> stored = new HashMap<>();
    world
        .database
        .query(
            """
            select session_id,
                   sum(power_w * extract(epoch from end_at - greatest(start_at, ?))) / 3600 as wh
              from session_plan_step where end_at > ? group by session_id
            """,
            row -> new Stored(row.id("session_id"), row.number("wh")),
            plan.madeAt(),
            plan.madeAt())
        .forEach(one -> stored.put(one.session(), one.wh()));
    for (SitePlanView.Car car : plan.cars()) {
      double wh = 0;
      for (int t = 0; t < plan.steps().size(); t++) {
        SitePlanView.Step step = plan.steps().get(t);
        double hours = Duration.between(step.start(), step.end()).toMillis() / 3_600_000.0;
        wh += car.powerW().get(t) * hours;
      }
      assertThat(stored.get(car.sessionId())).isCloseTo(wh, within(600.0));
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> allIsToldWithinTheLimit(plan));
  }

  /** Between two waves of a plan all stations follow, too, but not yet all of the plan. */
  private void allIsToldWithinTheLimit(SitePlanView plan) {
    Collection<Programme> told =
        world
            .deliveries
            .lastAccepted(plan.cars().stream().map(SitePlanView.Car::sessionId).toList())
            .values();
    for (SitePlanView.Step step : plan.steps()) {
      assertThat(powerW(told, step.start()) + step.baseLoadW())
          .as("what stations were told for %s", step.start())
          .isLessThanOrEqualTo(plan.importLimitW() * WATTS_OF_ROUNDING);
    }
  }

  private static double powerW(Collection<Programme> told, Instant at) {
    return told.stream().mapToDouble(programme -> programme.powerAt(at)).sum();
  }
}
