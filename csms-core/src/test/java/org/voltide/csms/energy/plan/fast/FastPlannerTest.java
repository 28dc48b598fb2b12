package org.voltide.csms.energy.plan.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.problem.Valuation;

/** The fast engine against the exact one, the checker and its own bound. */
@Execution(ExecutionMode.CONCURRENT)
class FastPlannerTest {

  /** Like a thorough plan, on a machine that has much else to do. */
  private static final Effort UNHURRIED = new Effort(3e-4, Duration.ofMinutes(2));

  private final FastPlanner planner = new FastPlanner(Effort.THOROUGH);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void isAsGoodAsTheExactEngineAndItsBoundIsTrue(long seed) {
    SiteSnapshot site = Sites.anyPower(Sites.random(seed, 2 + (int) seed * 3));

    SitePlan fast = planAndCheck(planner, site);
    SitePlan exact = new LinearPlanner(Duration.ofSeconds(60)).plan(site);

    double best = Valuation.of(site, exact);
    double value = Valuation.of(site, fast);
    double scale = Math.max(1, Math.abs(best));
    assertThat((value - best) / scale).isBetween(-1e-5, 5e-4);
    assertThat(fast.gap()).isGreaterThanOrEqualTo((value - best) / scale - 1e-5);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
  void isAsGoodBehindNestedLimits(long seed) {
    SiteSnapshot flat = Sites.anyPower(Sites.random(seed, 5 + (int) (seed % 4) * 12));
    SiteSnapshot site = Sites.nested(flat, seed);

    SitePlan fast = planAndCheck(planner, site);
    SitePlan exact = new LinearPlanner(Duration.ofSeconds(60)).plan(site);

    double best = Valuation.of(site, exact);
    double value = Valuation.of(site, fast);
    assertThat((value - best) / Math.max(1, Math.abs(best))).isBetween(-1e-5, 1e-3);
    assertThat(FeasibilityChecker.check(site, exact)).noneMatch(v -> v.kind().forbidsPlan());
    assertThat(FeasibilityChecker.check(site, new EvenPlanner().plan(site)))
        .noneMatch(v -> v.kind().forbidsPlan());
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44})
  void minimumPowersBehindNestedLimits(long seed) {
    planAndCheck(planner, Sites.nested(Sites.random(seed, 25), seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void aQuickPlanIsSoundToo(long seed) {
    SiteSnapshot site = Sites.random(seed, 40);

    SitePlan plan = planAndCheck(new FastPlanner(Effort.QUICK), site);

    assertThat(Valuation.of(site, plan))
        .isLessThan(Valuation.of(site, new EvenPlanner().plan(site)) + 0.5);
  }

  @Test
  void someCarsOfALargeFleetShowTheOthersWherePricesAre() {
    SiteSnapshot site = Sites.nested(Sites.anyPower(Sites.random(51, 2_000)), 51);

    SitePlan plan = planAndCheck(new FastPlanner(UNHURRIED), site);

    assertThat(plan.gap()).isLessThan(1e-3);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void limitsThatCarsShareAreKept(long seed) {
    SiteSnapshot site = Sites.limited(seed, 30);

    SitePlan plan = planAndCheck(new FastPlanner(Effort.THOROUGH), site);

    assertThat(plan.gap()).isNotNegative();
  }

  @Test
  void withoutTimeItStillHasASoundPlan() {
    SiteSnapshot site = Sites.random(3, 60);

    SitePlan plan = planAndCheck(new FastPlanner(new Effort(1e-4, Duration.ZERO)), site);

    assertThat(plan.gap()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void planningAgainAfterNewsIsNearlyAsGoodAsFromScratch(long seed) {
    SiteSnapshot site = Sites.anyPower(Sites.random(seed, 400));
    SiteSnapshot fewer =
        new SiteSnapshot(
            site.grid(),
            site.groups(),
            site.importPricePerKwh(),
            site.exportPricePerKwh(),
            site.cars().subList(4, 400),
            List.of());
    FastPlanner quick = new FastPlanner(Effort.QUICK);

    SitePlan again = quick.replan(site, quick.plan(fewer));

    double best = Valuation.of(site, planAndCheck(planner, site));
    assertThat((Valuation.of(site, again) - best) / Math.max(1, Math.abs(best))).isLessThan(0.04);
    assertThat(FeasibilityChecker.check(site, again)).noneMatch(v -> v.kind().forbidsPlan());
    assertThat(again.gap()).isInfinite();
  }

  @Test
  void sameSnapshotGivesSamePlan() {
    SiteSnapshot site = Sites.random(5, 30);

    SitePlan first = planner.plan(site);
    SitePlan second = planner.plan(site);

    assertThat(second.netW()).isEqualTo(first.netW());
    assertThat(second.cost()).isEqualTo(first.cost());
  }

  @Test
  void chargesInTheCheapHoursAndDischargesInTheDearOnes() {
    SitePlan plan =
        planAndCheck(planner, hourly(new double[] {0.3, 0.1, 0.4, 0.2}, car("a", 3).build()));

    assertThat(plan.cars().getFirst().powerW())
        .containsExactly(new double[] {0, 11_000, -11_000, 0}, within(1.0));
  }

  @Test
  void aCarThatIsExpectedWaitsUntilItIsThere() {
    PluggedCar later = car("a", 4).arrivalStep(2).energyWh(5_000).targetWh(20_000).build();

    SitePlan plan = planAndCheck(planner, hourly(new double[] {0.1, 0.1, 0.4, 0.2}, later));

    assertThat(plan.cars().getFirst().powerW()).startsWith(0, 0);
    assertThat(plan.cars().getFirst().shortfallWh()).isLessThan(1);
  }

  @Test
  void whatNobodyCanPlanIsStillAPlan() {
    PluggedCar left = car("left", 0).targetWh(50_000).build();
    PluggedCar full = car("full", 2).energyWh(54_000).targetWh(54_000).maxDischargeW(0).build();
    PluggedCar dead = car("dead", 2).maxChargeW(0).maxDischargeW(0).build();

    SitePlan some =
        planAndCheck(
            planner, site(5_000, flat(2, 9_000), flat(2, 0.2), flat(2, 0.1), left, full, dead));
    SitePlan none = planAndCheck(planner, site(5_000, flat(2, 1_000), flat(2, 0.2), flat(2, 0.1)));

    assertThat(some.cars()).allSatisfy(car -> assertThat(car.powerW()).containsOnly(0));
    assertThat(none.cost()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void baseLoadBeyondTheLimitIsEasedByDischarging() {
    PluggedCar car = car("a", 3).build();

    SitePlan plan =
        planAndCheck(
            planner,
            site(5_000, new double[] {9_000, 30_000, 2_000}, flat(3, 0.2), flat(3, 0.1), car));

    assertThat(plan.netW()[0]).isCloseTo(5_000, within(1.0));
    assertThat(plan.netW()[1]).isCloseTo(19_000, within(1.0));
  }

  @Test
  void negativePricesBurnNothing() {
    PluggedCar car = car("a", 6).energyWh(53_000).chargeEfficiency(0.9).build();

    SitePlan plan = planAndCheck(planner, hourly(flat(6, -0.4), car));

    assertThat(plan.cars().getFirst().energyWh()[5]).isCloseTo(54_000, within(1.0));
  }

  private static SitePlan planAndCheck(FastPlanner planner, SiteSnapshot site) {
    SitePlan plan = planner.plan(site);
    assertThat(FeasibilityChecker.check(site, plan))
        .filteredOn(v -> v.kind().forbidsPlan())
        .extracting(Violation::toString)
        .isEmpty();
    return plan;
  }
}
