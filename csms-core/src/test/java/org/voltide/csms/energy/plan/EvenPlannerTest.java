package org.voltide.csms.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;

class EvenPlannerTest {

  private final SitePlanner planner = new EvenPlanner();

  @Test
  void chargesEvenlyUntilDeparture() {
    SitePlan plan = planner.plan(hourly(flat(4, 0.2), car("a", 3).targetWh(39_000).build()));

    assertThat(plan.cars().getFirst().powerW())
        .containsExactly(new double[] {3_000, 3_000, 3_000, 0}, within(0.1));
  }

  @Test
  void chargesACarBelowItsMinimumAtOnce() {
    SitePlan plan = planner.plan(hourly(flat(4, 0.2), car("a", 4).energyWh(1_000).build()));

    assertThat(plan.cars().getFirst().powerW()[0]).isCloseTo(11_000, within(0.1));
  }

  @Test
  void whoMustLeaveFirstChargesFirstWhenRoomIsShort() {
    PluggedCar early = car("early", 1).targetWh(40_000).build();
    PluggedCar late = car("late", 4).targetWh(40_000).build();

    SitePlan plan = planner.plan(site(10_000, flat(4, 0), flat(4, 0.2), flat(4, 0.1), late, early));

    assertThat(plan.cars()).allSatisfy(car -> assertThat(car.shortfallWh()).isLessThan(0.1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyPlanIsSoundAndNobodyDischarges(long seed) {
    SiteSnapshot site = Sites.random(seed, 30);

    SitePlan plan = planner.plan(site);

    assertThat(FeasibilityChecker.check(site, plan)).isEmpty();
    SiteSnapshot limited = Sites.limited(seed, 30);
    assertThat(FeasibilityChecker.check(limited, planner.plan(limited))).isEmpty();
    assertThat(plan.cars())
        .allSatisfy(car -> assertThat(DoubleStream.of(car.powerW())).allMatch(power -> power >= 0));
  }
}
