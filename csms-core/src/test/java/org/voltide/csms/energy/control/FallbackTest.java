package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.EnumSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.ocpp.message.OcppVersion;

/** What is done instead of a plan that fails the check. */
class FallbackTest {

  /** Draws a megawatt with every car at all times. */
  private static final SitePlanner UNSOUND =
      site -> {
        double[][] powers = new double[site.cars().size()][site.grid().steps()];
        for (double[] car : powers) {
          Arrays.fill(car, 1_000_000);
        }
        return Outcome.of(site, powers, SitePlan.Quality.OPTIMAL, 0);
      };

  @Test
  void carsChargeEvenlyWhenThePlanIsUnsound() {
    ControlWorld world = world(UNSOUND, new EvenPlanner());

    SitePlanView plan = world.depot.look(EnumSet.of(Reason.ARRIVAL)).orElseThrow();

    assertThat(plan.quality()).isEqualTo("FALLBACK");
    assertThat(plan.note()).contains("breaks").contains("POWER_WINDOW");
    assertThat(plan.cars().getFirst().powerW()).allMatch(w -> w >= 0 && w < 10_000);
    Awaitility.await().until(() -> world.stations.profiles.size() == 1);
    assertThat(world.plans.newest("depot").orElseThrow()).contains("FALLBACK");
  }

  @Test
  void nothingIsSentWhenNoPlanIsSound() {
    SitePlanner[] engine = {new EvenPlanner()};
    ControlWorld world = world(site -> engine[0].plan(site), UNSOUND);
    SitePlanView before = world.depot.look(EnumSet.of(Reason.ARRIVAL)).orElseThrow();
    Awaitility.await().until(() -> world.stations.profiles.size() == 1);

    engine[0] = UNSOUND;
    SitePlanView kept = world.depot.look(EnumSet.of(Reason.PRICES)).orElseThrow();

    assertThat(kept.quality()).isEqualTo("KEPT");
    assertThat(kept.note()).contains("the safe plan breaks");
    assertThat(kept.reason()).isEqualTo(Reason.PRICES.name());
    assertThat(kept.cars()).isEqualTo(before.cars());
    assertThat(world.plans.newest("depot").orElseThrow()).contains("KEPT");
    assertThat(world.stations.profiles).hasSize(1);
  }

  @Test
  void aSiteThatWasNeverPlannedSaysSo() {
    ControlWorld world = world(UNSOUND, UNSOUND);

    SitePlanView kept = world.depot.look(EnumSet.of(Reason.ARRIVAL)).orElseThrow();

    assertThat(kept.quality()).isEqualTo("KEPT");
    assertThat(kept.cars()).isEmpty();
    assertThat(world.stations.profiles).isEmpty();
  }

  private static ControlWorld world(SitePlanner engine, SitePlanner fallback) {
    ControlWorld world = new ControlWorld(new Engines(engine, fallback, new SimpleMeterRegistry()));
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    world.arrive("cs-1");
    return world;
  }
}
