package org.voltide.csms.energy.plan.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Steadiness;
import org.voltide.csms.energy.plan.TermsBuilder;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/** A sound plan, and for every rule a fault in plan or site that only this rule notices. */
class EveryRuleTest {

  private static final double[] POWER = {4_000, 4_000, 0, -4_000, 0, 4_000};

  /** A plan for a site. */
  private record Case(SiteSnapshot site, SitePlan plan) {}

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyRuleNoticesItsOwnFaultAndNothingElse(Kind kind) {
    Case sound = with(car -> car, POWER);
    assertThat(FeasibilityChecker.check(sound.site(), sound.plan())).isEmpty();

    Case broken = broken(kind);

    assertThat(FeasibilityChecker.check(broken.site(), broken.plan()))
        .extracting(Violation::kind)
        .isNotEmpty()
        .containsOnly(kind);
  }

  private static Case broken(Kind kind) {
    return switch (kind) {
      case IMPORT_LIMIT -> with(car -> car, 9_500, 0, 0, 0, 0, 0);
      case EXPORT_LIMIT -> with(car -> car.maxDischargeW(12_000), -11_500, 0, 0, 0, 0, 0);
      case BASE_LOAD_BEYOND_LIMIT -> loaded(11_000);
      case SHARED_LIMIT -> shared();
      case POWER_WINDOW -> with(car -> car.maxDischargeW(3_000), POWER);
      case MINIMUM_POWER -> with(car -> car.minChargeW(4_500), POWER);
      case ENERGY_WINDOW -> with(car -> car.maxEnergyWh(37_000), POWER);
      case ENERGY_BALANCE -> with(car -> car, plan -> energy(plan, 1), POWER);
      case POWER_BALANCE -> net();
      case PROMISE -> with(car -> car.targetWh(50_000), plan -> admitting(plan, 1_000), POWER);
      case CROWDED_OUT -> crowded();
      case WARRANTY -> with(car -> car.mostOutWh(OptionalDouble.of(3_999)), POWER);
      case RESERVE -> with(car -> car.reserveWh(Optional.of(flat(6, 34_500))), POWER);
      case HELD_POWER -> held();
      case POWER_STEP -> with(car -> car.powerStepW(690), POWER);
      case DWELL -> steady(Duration.ofHours(2), 9, true);
      case REVERSALS -> steady(Duration.ZERO, 0, true);
      case PAUSE -> steady(Duration.ZERO, 9, false);
      case EMISSIONS -> emitting();
      case COST -> with(car -> car, plan -> costing(plan, plan.cost() - 0.01), POWER);
      case SHAPE -> with(car -> car, plan -> withCars(plan, List.of()), POWER);
    };
  }

  private static Case with(UnaryOperator<PluggedCarBuilder> change, double... powerW) {
    return with(change, plan -> plan, powerW);
  }

  private static Case with(
      UnaryOperator<PluggedCarBuilder> change, UnaryOperator<SitePlan> fault, double... powerW) {
    PluggedCarBuilder car = change.apply(car("a", 6));
    SiteSnapshot site = site(10_000, flat(6, 1_000), flat(6, 0.2), flat(6, 0.1), car.build());
    return new Case(site, fault.apply(plan(site, powerW)));
  }

  private static SitePlan plan(SiteSnapshot site, double... powerW) {
    double[][] powers = {powerW.clone()};
    return Outcome.of(site, powers, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
  }

  private static Case loaded(double baseW) {
    SiteSnapshot site =
        site(10_000, flat(6, baseW), flat(6, 0.2), flat(6, 0.1), car("a", 6).build());
    return new Case(site, plan(site, flat(6, 0)));
  }

  private static Case shared() {
    Case sound = with(car -> car, POWER);
    SiteSnapshot site = sound.site();
    SiteSnapshot limited =
        new SiteSnapshot(
            site.grid(),
            site.groups(),
            site.importPricePerKwh(),
            site.exportPricePerKwh(),
            site.cars(),
            List.of(new SharedLimit(Set.of(0), flat(6, 3_000))));
    return new Case(limited, sound.plan());
  }

  /** One car is charged up to its minimum while another misses what it was promised. */
  private static Case crowded() {
    SiteSnapshot site =
        site(
            10_000,
            flat(6, 1_000),
            flat(6, 0.2),
            flat(6, 0.1),
            car("low", 6).energyWh(4_000).targetWh(4_000).build(),
            car("promised", 3).targetWh(40_000).build());
    double[][] powers = {{8_000, 0, 0, 0, 0, 0}, {0, 4_000, 4_000, 0, 0, 0}};
    return new Case(site, Outcome.of(site, powers, Quality.FEASIBLE, Double.POSITIVE_INFINITY));
  }

  private static Case held() {
    Case sound = with(car -> car, POWER);
    HeldPower held = new HeldPower(flat(6, 0), flat(6, 7_500), Duration.ofHours(1));
    return new Case(
        sound.site().with(TermsBuilder.builder().held(Optional.of(held)).build()), sound.plan());
  }

  private static Case emitting() {
    Case sound = with(car -> car, POWER);
    Emissions emissions = new Emissions(flat(6, 0.4), 0.1);
    return new Case(
        sound.site().with(TermsBuilder.builder().emissions(Optional.of(emissions)).build()),
        sound.plan());
  }

  private static Case steady(Duration dwell, int reversals, boolean mayPause) {
    Steadiness rules = new Steadiness(dwell, reversals, mayPause);
    return with(car -> car.steadiness(Optional.of(rules)), 4_000, 4_000, -4_000, 0, 0, 4_000);
  }

  private static SitePlan energy(SitePlan plan, double wh) {
    double[] energies = plan.cars().getFirst().energyWh().clone();
    energies[3] += wh;
    CarPlan own = plan.cars().getFirst();
    return withCars(plan, List.of(new CarPlan(own.id(), own.powerW(), energies, 0)));
  }

  private static SitePlan admitting(SitePlan plan, double shortfallWh) {
    CarPlan own = plan.cars().getFirst();
    return withCars(
        plan, List.of(new CarPlan(own.id(), own.powerW(), own.energyWh(), shortfallWh)));
  }

  /** Both steps cost and emit the same, so that only the balance is wrong. */
  private static Case net() {
    Case sound = with(car -> car, POWER);
    sound.plan().netW()[0] += 5;
    sound.plan().netW()[1] -= 5;
    return sound;
  }

  private static SitePlan costing(SitePlan plan, double cost) {
    return new SitePlan(
        plan.grid(), plan.cars(), plan.netW(), cost, plan.co2Kg(), plan.quality(), plan.gap());
  }

  private static SitePlan withCars(SitePlan plan, List<CarPlan> cars) {
    return new SitePlan(
        plan.grid(), cars, plan.netW(), plan.cost(), plan.co2Kg(), plan.quality(), plan.gap());
  }
}
