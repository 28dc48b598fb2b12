package org.voltide.csms.energy.plan.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.site;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.Violation.Kind;

class FeasibilityCheckerTest {

  /** 30 of 60 kWh, window 12 to 54, leaves after two hours with 30. */
  private final PluggedCar car =
      car("a", 3).departureStep(2).minChargeW(2_000).wearPerKwhOut(0.1).build();

  private final SiteSnapshot site = with(10_000, 1_000, car);

  @Test
  void aSoundPlanBreaksNothing() {
    assertThat(check(site, 5_000, -5_000, 0)).isEmpty();
  }

  @Test
  void importAboveTheLimit() {
    assertThat(check(site, 9_500, 0, 0)).containsExactly(Kind.IMPORT_LIMIT);
  }

  @Test
  void moreThanCarsMayDrawTogether() {
    SiteSnapshot limited =
        new SiteSnapshot(
            site.grid(),
            site.groups(),
            site.importPricePerKwh(),
            site.exportPricePerKwh(),
            site.cars(),
            List.of(new SharedLimit(Set.of(0), new double[] {9_000, 4_000, 4_000})));
    assertThat(check(limited, 5_000, -5_000, 0)).isEmpty();
    assertThat(check(limited, 0, 5_000, 0)).containsExactly(Kind.SHARED_LIMIT);
  }

  @Test
  void moreThanAGroupOrOneOfItsPhasesCarries() {
    double[] none = flat(3, 0);
    PowerLimit wide = PowerLimit.flat(3, 50_000, 50_000);
    PowerLimit phase = PowerLimit.flat(3, 4_000, 4_000);
    List<PowerLimit> phases = List.of(wide, phase, wide);
    double[][] loadOnL2 = {none, flat(3, 1_000), none};
    Group connection = new Group("connection", Group.NO_PARENT, loadOnL2, wide, phases);
    Group feeder = Group.balanced("feeder", 0, none, PowerLimit.flat(3, 6_000, 6_000));
    PluggedCar onL2 = car("a", 3).group(1).phases(Phases.L2).build();
    PluggedCar onAll = car("a", 3).group(1).phases(Phases.THREE).build();

    assertThat(check(grouped(onL2, connection, feeder), 2_900, 0, 0)).isEmpty();
    assertThat(
            FeasibilityChecker.check(
                grouped(onL2, connection, feeder),
                plan(grouped(onL2, connection, feeder), 3_500, 0, 0)))
        .containsExactly(new Violation(Kind.IMPORT_LIMIT, "connection L2", 0, 500));
    assertThat(check(grouped(onAll, connection, feeder), 5_900, 0, 0)).isEmpty();
    assertThat(
            FeasibilityChecker.check(
                grouped(onAll, connection, feeder),
                plan(grouped(onAll, connection, feeder), 0, 0, 7_000)))
        .containsExactly(new Violation(Kind.IMPORT_LIMIT, "feeder", 2, 1_000));
  }

  private SiteSnapshot grouped(PluggedCar car, Group... groups) {
    return new SiteSnapshot(
        site.grid(), List.of(groups), flat(3, 0.2), flat(3, 0.1), List.of(car), List.of());
  }

  @Test
  void exportAboveTheLimit() {
    SiteSnapshot tight = with(3_000, 0, car);
    assertThat(check(tight, -3_500, 3_500, 0)).contains(Kind.EXPORT_LIMIT);
  }

  @Test
  void baseLoadBeyondTheLimitForbidsNothingUnlessThePlanAddsToIt() {
    SiteSnapshot loaded = with(500, 1_000, car);

    List<Violation> found = FeasibilityChecker.check(loaded, plan(loaded, 0, 0, 0));

    assertThat(found).hasSize(3).allMatch(v -> v.kind() == Kind.BASE_LOAD_BEYOND_LIMIT);
    assertThat(found).noneMatch(v -> v.kind().forbidsPlan());
    assertThat(check(loaded, 2_000, 0, 0)).contains(Kind.IMPORT_LIMIT);
  }

  @Test
  void powerOutsideTheWindowOfTheCar() {
    SiteSnapshot wide = with(100_000, 0, car);
    assertThat(check(wide, 12_000, 0, 0)).containsExactly(Kind.POWER_WINDOW);
    assertThat(check(wide, -12_000, 11_000, 0)).contains(Kind.POWER_WINDOW);
  }

  @Test
  void powerAfterDeparture() {
    assertThat(check(site, 0, 0, 3_000)).containsExactly(Kind.POWER_WINDOW);
  }

  @Test
  void chargingBelowTheMinimumPower() {
    assertThat(check(site, 1_500, 0, 0)).containsExactly(Kind.MINIMUM_POWER);
  }

  @Test
  void energyOutsideTheWindow() {
    SiteSnapshot full = with(100_000, 0, car("a", 3).energyWh(50_000).build());
    SiteSnapshot empty = with(100_000, 0, car("a", 3).energyWh(15_000).targetWh(0).build());
    assertThat(check(full, 6_000, 0, 0)).containsOnly(Kind.ENERGY_WINDOW);
    assertThat(check(empty, -6_000, 0, 0)).containsOnly(Kind.ENERGY_WINDOW);
  }

  @Test
  void dischargingACarThatIsStillBelowItsMinimum() {
    SiteSnapshot low = with(100_000, 0, car("a", 3).energyWh(5_000).targetWh(0).build());
    assertThat(check(low, 4_000, -1_000, 0)).containsOnly(Kind.ENERGY_WINDOW);
    assertThat(check(low, 4_000, 0, 0)).isEmpty();
  }

  @Test
  void energiesThatDoNotFollowFromThePowers() {
    SitePlan sound = plan(site, 5_000, 0, 0);
    sound.cars().getFirst().energyWh()[0] += 2;
    assertThat(kinds(FeasibilityChecker.check(site, sound))).containsOnly(Kind.ENERGY_BALANCE);
  }

  @Test
  void connectionPowerThatIsNotTheSum() {
    SitePlan sound = plan(site, 5_000, 0, 0);
    sound.netW()[2] += 5;
    assertThat(kinds(FeasibilityChecker.check(site, sound)))
        .containsExactly(Kind.POWER_BALANCE, Kind.COST);
  }

  @Test
  void aMissedPromiseUnlessItIsAdmitted() {
    SitePlan admitted = plan(site, 0, -5_000, 0);
    CarPlan short5 = admitted.cars().getFirst();
    CarPlan silent = new CarPlan(short5.id(), short5.powerW(), short5.energyWh(), 0);

    assertThat(short5.shortfallWh()).isEqualTo(5_000);
    assertThat(FeasibilityChecker.check(site, admitted)).isEmpty();
    assertThat(kinds(FeasibilityChecker.check(site, withCars(admitted, List.of(silent)))))
        .containsExactly(Kind.PROMISE);
  }

  @Test
  void aCostThatIsNotTheCost() {
    SitePlan sound = plan(site, 5_000, 0, 0);
    SitePlan cheap =
        new SitePlan(
            sound.grid(),
            sound.cars(),
            sound.netW(),
            sound.cost() - 0.01,
            sound.co2Kg(),
            sound.quality(),
            sound.gap());
    assertThat(kinds(FeasibilityChecker.check(site, cheap))).containsExactly(Kind.COST);
  }

  @Test
  void missingAndForeignCars() {
    SitePlan sound = plan(site, 5_000, 0, 0);
    CarPlan own = sound.cars().getFirst();
    CarPlan foreign = new CarPlan("b", own.powerW(), own.energyWh(), 0);
    CarPlan cut = new CarPlan("a", new double[2], own.energyWh(), 0);

    for (List<CarPlan> wrong : List.of(List.<CarPlan>of(), List.of(foreign), List.of(cut))) {
      assertThat(kinds(FeasibilityChecker.check(site, withCars(sound, wrong))))
          .containsExactly(Kind.SHAPE);
    }
  }

  @Test
  void aPlanForAnotherTime() {
    SiteSnapshot later = site(10_000, flat(4, 1_000), flat(4, 0.2), flat(4, 0.1), car);
    assertThat(kinds(FeasibilityChecker.check(later, plan(site, 0, 0, 0))))
        .containsOnly(Kind.SHAPE);
  }

  @Test
  void notANumberIsAViolation() {
    assertThat(check(site, Double.NaN, 0, 0)).isNotEmpty();
  }

  private static SiteSnapshot with(double limitW, double baseLoadW, PluggedCar car) {
    return site(limitW, flat(3, baseLoadW), flat(3, 0.2), flat(3, 0.1), car);
  }

  private static SitePlan plan(SiteSnapshot site, double... powerW) {
    return Outcome.of(site, new double[][] {powerW}, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
  }

  private static SitePlan withCars(SitePlan plan, List<CarPlan> cars) {
    return new SitePlan(
        plan.grid(), cars, plan.netW(), plan.cost(), plan.co2Kg(), plan.quality(), plan.gap());
  }

  private static List<Kind> check(SiteSnapshot site, double... powerW) {
    return kinds(FeasibilityChecker.check(site, plan(site, powerW)));
  }

  private static List<Kind> kinds(List<Violation> violations) {
    return violations.stream().map(Violation::kind).toList();
  }
}
