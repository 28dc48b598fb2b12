package org.voltide.csms.energy.plan.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;
import org.voltide.csms.energy.plan.problem.Valuation;

class LinearPlannerTest {

  private final SitePlanner planner = new LinearPlanner(Duration.ofSeconds(60));

  @Test
  void chargesInTheCheapHoursAndDischargesInTheDearOnes() {
    SitePlan plan = planAndCheck(hourly(new double[] {0.3, 0.1, 0.4, 0.2}, car("a", 3).build()));

    assertThat(plan.cars().getFirst().powerW())
        .containsExactly(new double[] {0, 11_000, -11_000, 0}, within(1.0));
    assertThat(plan.cost()).isCloseTo(-3.3, within(1e-6));
    assertThat(plan.quality()).isEqualTo(Quality.OPTIMAL);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsWhatTryingEverythingFinds(long seed) {
    Random random = new Random(seed);
    double[] price = random.doubles(4, 0.01, 0.5).toArray();
    SiteSnapshot site =
        site(
            3_000,
            new double[] {1000, 0, 2000, -1000},
            price,
            price,
            small("a", 4, random),
            small("b", 3, random));

    SitePlan plan = planAndCheck(site);

    assertThat(Valuation.of(site, plan)).isCloseTo(BruteForce.leastCost(site), within(1e-3));
  }

  /** A car whose best plan is made of whole kilowatt hours. */
  private static PluggedCar small(String id, int departure, Random random) {
    return car(id, departure)
        .capacityWh(6_000)
        .minEnergyWh(1_000)
        .maxEnergyWh(5_000)
        .energyWh(1_000 * (1 + random.nextInt(4)))
        .targetWh(1_000 * (1 + random.nextInt(5)))
        .maxChargeW(2_000)
        .maxDischargeW(2_000)
        .departureStep(departure)
        .build();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void everyPlanPassesTheCheckerAndCostsNoMoreThanEvenCharging(long seed) {
    SiteSnapshot site = Sites.random(seed, 3 + (int) (seed % 4) * 6);

    SitePlan plan = planAndCheck(site);
    SitePlan even = new EvenPlanner().plan(site);

    assertThat(Valuation.of(site, plan)).isLessThanOrEqualTo(Valuation.of(site, even) + 0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void everyPlanKeepsTheLimitsThatCarsShare(long seed) {
    SiteSnapshot site = Sites.limited(seed, 12);

    SitePlan plan = planAndCheck(site);

    assertThat(plan.quality()).isNotEqualTo(Quality.FALLBACK);
  }

  @Test
  void sameSnapshotGivesSamePlan() {
    SiteSnapshot site = Sites.random(5, 12);

    SitePlan first = planner.plan(site);
    SitePlan second = planner.plan(site);

    assertThat(second.netW()).isEqualTo(first.netW());
    assertThat(second.cost()).isEqualTo(first.cost());
  }

  @Test
  void noAllowedPriceOutweighsAPromiseAndNoPromiseALimit() {
    PluggedCar kept = car("a", 1).build();
    PluggedCar hungry = car("b", 1).targetWh(41_000).maxDischargeW(0).build();

    SitePlan dear = planAndCheck(hourly(new double[] {10, 0.2}, kept));
    SitePlan narrow =
        planAndCheck(
            site(8_000, flat(2, 0), new double[] {-10, 10}, new double[] {-10, 10}, hungry));

    assertThat(dear.cars().getFirst().powerW()[0]).isCloseTo(0, within(1.0));
    assertThat(narrow.cars().getFirst().powerW()[0]).isCloseTo(8_000, within(1.0));
  }

  @Test
  void equallyCheapChargingComesEarly() {
    PluggedCar car = car("a", 4).targetWh(41_000).maxDischargeW(0).departureStep(3).build();

    SitePlan plan = planAndCheck(hourly(flat(4, 0.2), car));

    assertThat(plan.cars().getFirst().powerW()[0]).isCloseTo(11_000, within(1.0));
  }

  @Test
  void neverBurnsEnergyByChargingAndDischargingAtOnce() {
    PluggedCar car = lossy("a", 6).energyWh(53_000).build();
    SiteSnapshot site = hourly(flat(6, -0.4), car);

    SitePlan plan = planAndCheck(site);

    assertThat(plan.quality()).isIn(Quality.OPTIMAL, Quality.FEASIBLE);
    CarPlan planned = plan.cars().getFirst();
    for (int t = 0; t < 6; t++) {
      double before = t == 0 ? car.energyWh() : planned.energyWh()[t - 1];
      double change = planned.energyWh()[t] - before;
      assertThat(change).isCloseTo(car.storedWh(planned.powerW()[t], 1), within(0.1));
    }
  }

  @Test
  void takesMoneyForChargingWhenPricesAreNegative() {
    PluggedCar car = lossy("a", 3).build();

    SitePlan plan = planAndCheck(hourly(new double[] {0.2, -0.1, 0.2}, car));

    assertThat(plan.cars().getFirst().powerW()[1]).isCloseTo(11_000, within(1.0));
  }

  @Test
  void liftsACarBelowItsMinimumFirstAndWithinTheLimit() {
    PluggedCar low = car("low", 4).energyWh(2_000).build();
    PluggedCar high = car("high", 4).energyWh(40_000).build();
    double[] price = {0.9, 0.1, 0.1, 0.1};

    SitePlan plan = planAndCheck(site(6_000, flat(4, 1_000), price, price, low, high));

    assertThat(plan.cars().getFirst().powerW()[0]).isGreaterThanOrEqualTo(5_000 - 1);
    assertThat(plan.cars().getFirst().energyWh()[1]).isGreaterThanOrEqualTo(12_000 - 1);
  }

  @Test
  void baseLoadBeyondTheLimitIsEasedByDischargingAndNeverMadeWorse() {
    PluggedCar car = car("a", 3).departureStep(3).build();
    SiteSnapshot site =
        site(5_000, new double[] {9_000, 30_000, 2_000}, flat(3, 0.2), flat(3, 0.1), car);

    SitePlan plan = planner.plan(site);

    assertThat(plan.netW()[0]).isCloseTo(5_000, within(1.0));
    assertThat(plan.netW()[1]).isCloseTo(19_000, within(1.0));
    assertThat(FeasibilityChecker.check(site, plan))
        .allMatch(v -> v.kind() == Violation.Kind.BASE_LOAD_BEYOND_LIMIT);
  }

  @Test
  void surplusBeyondTheExportLimitGoesIntoTheCar() {
    PluggedCar car = car("a", 2).build();

    SitePlan plan =
        planAndCheck(site(50_000, new double[] {-60_000, 0}, flat(2, 0.1), flat(2, 0.1), car));

    assertThat(plan.netW()[0]).isGreaterThanOrEqualTo(-50_000.1);
  }

  @Test
  void aBrokenPromiseIsDeclaredWithItsSize() {
    PluggedCar car = car("a", 4).departureStep(1).targetWh(50_000).build();

    SitePlan plan = planAndCheck(hourly(flat(4, 0.2), car));

    assertThat(plan.cars().getFirst().shortfallWh()).isCloseTo(9_000, within(1.0));
    assertThat(plan.cars().getFirst().powerW())
        .containsExactly(new double[] {11_000, 0, 0, 0}, within(1.0));
  }

  @Test
  void aCarThatHasLeftOrNeedsNothingStaysIdle() {
    PluggedCar left = car("left", 0).targetWh(50_000).build();
    PluggedCar content = lossy("content", 2).departureStep(2).build();

    SitePlan plan = planAndCheck(hourly(flat(4, 0.2), left, content));

    assertThat(plan.cars().getFirst().powerW()).containsOnly(0);
    assertThat(plan.cars().getFirst().shortfallWh()).isEqualTo(20_000);
    assertThat(plan.cars().getLast().shortfallWh()).isZero();
  }

  @Test
  void aSiteWithoutCarsHasAPlan() {
    SitePlan plan = planAndCheck(site(5_000, flat(2, 1_000), flat(2, 0.2), flat(2, 0.1)));

    assertThat(plan.cost()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void aCarThatStaysKeepsEnergyThatIsWorthIts() {
    SitePlan plan =
        planAndCheck(hourly(new double[] {0.2, 0.2, 0.21}, lossy("a", 3).targetWh(12_000).build()));

    assertThat(plan.cars().getFirst().energyWh()[2]).isCloseTo(30_000, within(1.0));
  }

  @Test
  void aCarWithMinimumPowerChargesWithAtLeastThatOrNotAtAll() {
    PluggedCar[] street = new PluggedCar[5];
    for (int i = 0; i < street.length; i++) {
      street[i] =
          car("ac" + i, 8)
              .maxDischargeW(0)
              .minChargeW(4_140)
              .departureStep(7)
              .targetWh(37_000)
              .build();
    }

    SitePlan plan = planAndCheck(site(11_000, flat(8, 1_000), flat(8, 0.2), flat(8, 0.1), street));

    assertThat(plan.quality()).isEqualTo(Quality.FEASIBLE);
    assertThat(plan.cars()).allSatisfy(car -> assertThat(car.shortfallWh()).isLessThan(1));
  }

  @Test
  void aCarWithMinimumPowerTakesSurplusThatMayNotBeFedIn() {
    PluggedCar car = car("ac", 3).minChargeW(4_140).maxDischargeW(0).build();
    SiteSnapshot site = site(5_000, new double[] {-6_000, 0, 0}, flat(3, 0.2), flat(3, 0.1), car);

    SitePlan plan = planAndCheck(site);

    assertThat(plan.cars().getFirst().powerW()[0]).isGreaterThanOrEqualTo(4_140 - 0.1);
  }

  @Test
  void sellingDearerThanBuyingIsNotExploitedByDoingBoth() {
    PluggedCar car = car("a", 2).build();

    SitePlan plan = planAndCheck(site(100_000, flat(2, 0), flat(2, -0.1), flat(2, 0.1), car));

    assertThat(plan.quality()).isEqualTo(Quality.FEASIBLE);
  }

  @Test
  void anEngineOutOfTimeSaysSo() {
    SitePlanner hasty = new LinearPlanner(Duration.ZERO);

    assertThatThrownBy(() -> hasty.plan(Sites.random(1, 150))).isInstanceOf(NoPlanException.class);
  }

  private static PluggedCarBuilder lossy(String id, int steps) {
    return car(id, steps).chargeEfficiency(0.93).dischargeEfficiency(0.93).wearPerKwhOut(0.02);
  }

  private SitePlan planAndCheck(SiteSnapshot site) {
    SitePlan plan = planner.plan(site);
    assertThat(FeasibilityChecker.check(site, plan))
        .filteredOn(v -> v.kind().forbidsPlan())
        .isEmpty();
    return plan;
  }
}
