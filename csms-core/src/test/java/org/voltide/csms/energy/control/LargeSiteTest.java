package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.OcppVersion;

/** A site too large for the exact engine. */
class LargeSiteTest {

  private static final int CARS = 230;

  private final ControlWorld world = new ControlWorld();

  @Test
  void newsChangesOnlyWhatItMust() {
    limit(3_000);
    world.clock.pass(Duration.ofSeconds(1));
    world.arrive(CARS);
    SitePlanView cold = look(Reason.QUARTER_HOUR);
    assertThat(cold.quality()).isEqualTo("FEASIBLE");
    assertThat(cold.cars()).hasSize(CARS);
    awaitFollowing(CARS);
    int sent = world.stations.profiles.size();

    world.clock.pass(Duration.ofSeconds(1));
    world.station("late", false);
    world.stations.connect("late", OcppVersion.V2_1);
    world.arrive("late");
    SitePlanView warm = look(Reason.ARRIVAL);
    awaitFollowing(CARS + 1);

    assertThat(warm.quality()).isEqualTo("FEASIBLE");
    assertThat(warm.cars()).hasSize(CARS + 1);
    int changed = warm.changedSince(cold).size();
    assertThat(changed).as("cars of which something new is planned").isBetween(1, CARS / 2);
    assertThat(world.stations.profiles.size() - sent)
        .as("told anew, be it a few watts less")
        .isBetween(1, CARS / 4);
    everySessionIsStoredAsPlanned(warm);

    world.clock.pass(Duration.ofSeconds(1));
    limit(2_000);
    SitePlanView cut = look(Reason.LIMITS);
    assertThat(cut.quality()).isEqualTo("FEASIBLE");
    assertThat(cut.steps()).allMatch(step -> step.netW() <= CARS * 2_000.0 + 1);
    assertThat(cut.cars()).allMatch(car -> car.shortfallWh() < 1);
    everySessionIsStoredAsPlanned(cut);
    awaitFollowing(CARS + 1);
  }

  private void limit(double wattsPerCar) {
    world.database.update("update site set import_limit_w = ?", CARS * wattsPerCar);
  }

  private SitePlanView look(Reason reason) {
    long start = System.nanoTime();
    SitePlanView plan = world.depot.look(EnumSet.of(reason)).orElseThrow();
    System.getLogger("LargeSiteTest")
        .log(
            System.Logger.Level.INFO,
            "{0} cars, {1}: planned in {2} CPU-ms, on its way after {3} ms",
            CARS,
            reason,
            plan.cpuMillis(),
            (System.nanoTime() - start) / 1_000_000);
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
                            "select count(*) as n from session_need where control_state = 'FOLLOWING'",
                            row -> row.big("n"))
                        .getFirst()
                    == cars);
  }

  /** Whether or not a step was written again by the last plan. */
  private void everySessionIsStoredAsPlanned(SitePlanView plan) {
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
  }
}
