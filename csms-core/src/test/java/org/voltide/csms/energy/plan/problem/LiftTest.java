package org.voltide.csms.energy.plan.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;

/** Cars below their minimum at a connection that does not carry all of them. */
class LiftTest {

  private static final int STEPS = 12;
  private static final double CONNECTION_W = 200_000;

  private static SiteSnapshot site(List<PluggedCar> cars) {
    TimeGrid grid = TimeGrid.from(Sites.NOON, Duration.ofMinutes(15), Duration.ofHours(3));
    Random prices = new Random(7);
    double[] price = prices.doubles(STEPS, 0.1, 0.4).toArray();
    return new SiteSnapshot(
        grid, CONNECTION_W, CONNECTION_W, Sites.flat(STEPS, 0), price, price, cars);
  }

  private static PluggedCar low(int n) {
    return Sites.car("car-" + n, STEPS)
        .energyWh(4_000 + 10 * n)
        .minEnergyWh(9_000)
        .maxEnergyWh(9_000)
        .targetWh(9_000)
        .maxChargeW(11_000)
        .maxDischargeW(0)
        .build();
  }

  private static List<PluggedCar> cars(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(LiftTest::low).toList());
  }

  @Test
  void anArrivalChangesAHandfulOfProgrammes() {
    assertThat(changedByArrival(new LinearPlanner(Duration.ofSeconds(60)))).isLessThanOrEqualTo(5);
    assertThat(changedByArrival(new FastPlanner(Effort.THOROUGH))).isLessThanOrEqualTo(5);
  }

  private static long changedByArrival(SitePlanner planner) {
    SitePlan before = planner.plan(site(cars(100)));
    SitePlan after = planner.plan(site(cars(101)));
    return IntStream.range(0, 100).filter(i -> differ(before, after, i)).count();
  }

  private static boolean differ(SitePlan before, SitePlan after, int car) {
    double[] one = before.cars().get(car).powerW();
    double[] other = after.cars().get(car).powerW();
    return IntStream.range(0, STEPS).anyMatch(t -> Math.abs(one[t] - other[t]) > 1);
  }

  @Test
  void whoCannotWaitComesFirst() {
    List<PluggedCar> cars = cars(30);
    cars.add(Sites.car("soon", 1).energyWh(4_000).minEnergyWh(9_000).build());

    double[][] lifted = Lift.powers(site(cars));

    assertThat(lifted[30][0]).isEqualTo(cars.get(30).maxChargeW());
    assertThat(lifted[0][0]).isEqualTo(11_000);
    assertThat(lifted[29][0]).as("who came last waits").isZero();
    assertThat(lifted[29][2]).isPositive();
  }
}
