package org.voltide.csms.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;
import org.voltide.csms.energy.plan.problem.Valuation;

/** Cars that do not take any power, at connections that all want more from than they carry. */
class RoundingTest {
  private static final double AMPERE_W = 687.5;
  private static final int STEPS = 96;

  private final SitePlanner exact = new LinearPlanner(Duration.ofSeconds(60));
  private final SitePlanner fast = new FastPlanner(Effort.THOROUGH);

  /** Everybody can be served without rounding; the connection is full all evening. */
  private static SiteSnapshot crowded(long seed, int cars) {
    SplittableRandom chance = new SplittableRandom(seed);
    PluggedCar[] plugged = new PluggedCar[cars];
    for (int i = 0; i < cars; i++) {
      int arrival = chance.nextInt(0, 12);
      int departure = chance.nextInt(arrival + 12, STEPS);
      double reachable = 30_000 + 0.9 * 16 * AMPERE_W * (departure - arrival) / 4;
      plugged[i] =
          Sites.car("car-" + i, STEPS)
              .phases(Phases.THREE)
              .arrivalStep(arrival)
              .departureStep(departure)
              .targetWh(Math.min(chance.nextDouble(38_000, 52_000), reachable))
              .chargeEfficiency(0.93)
              .dischargeEfficiency(0.93)
              .wearPerKwhOut(0.02)
              .build();
    }
    double[] buy = new double[STEPS];
    double[] sell = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      buy[t] = 0.20 + 0.15 * Math.sin(t / 9.0);
      sell[t] = buy[t] - 0.05;
    }
    double limitW = cars * 2_600.0;
    TimeGrid grid = TimeGrid.from(Sites.NOON, Duration.ofMinutes(15), Duration.ofHours(24));
    return new SiteSnapshot(grid, limitW, limitW, new double[STEPS], buy, sell, List.of(plugged));
  }

  private static SiteSnapshot with(SiteSnapshot site, UnaryOperator<PluggedCarBuilder> change) {
    return site.withCars(
        site.cars().stream()
            .map(car -> change.apply(PluggedCarBuilder.builder(car)).build())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "2, 12", "3, 25", "4, 25", "5, 60"})
  void roundingBreaksNoPromiseAndCostsLittle(long seed, int cars) {
    SiteSnapshot any = crowded(seed, cars);
    SitePlan optimum = exact.plan(any);
    assertThat(shortfallWh(optimum)).isLessThan(1);

    SiteSnapshot whole = with(any, car -> car.minChargeW(6 * AMPERE_W).powerStepW(AMPERE_W));
    SiteSnapshot least = with(any, car -> car.minChargeW(6 * AMPERE_W));
    for (SitePlanner engine : List.of(exact, fast)) {
      assertThat(saved(least, engine, any, optimum)).as("minimum power").isGreaterThan(0.88);
      assertThat(saved(whole, engine, any, optimum)).as("whole amperes").isGreaterThan(0.88);
    }
  }

  /** The share of what planning saves that rounding leaves; no promise may be broken. */
  private static double saved(
      SiteSnapshot site, SitePlanner engine, SiteSnapshot any, SitePlan optimum) {
    SitePlan plan = engine.plan(site);
    assertThat(FeasibilityChecker.check(site, plan))
        .filteredOn(violation -> violation.kind().forbidsPlan())
        .isEmpty();
    assertThat(shortfallWh(plan)).isLessThan(site.cars().size());
    double evenly = Valuation.of(any, new EvenPlanner().plan(any));
    return (evenly - Valuation.of(site, plan)) / (evenly - Valuation.of(any, optimum));
  }

  private static double shortfallWh(SitePlan plan) {
    return plan.cars().stream().mapToDouble(CarPlan::shortfallWh).sum();
  }

  static Stream<SiteSnapshot> sitesWhereCarsRelyOnOthers() {
    Set<Feature> many =
        EnumSet.of(
            Feature.CO2, Feature.STEADY, Feature.TERMINAL, Feature.HIGH_CHARGE, Feature.WARRANTY);
    SiteSnapshot few = Feature.site(114, 15, EnumSet.of(Feature.MINIMUM_POWER));
    SiteSnapshot mixed = Feature.site(3, 8, many);
    return Stream.of(few, mixed, amongMany(few), amongMany(mixed));
  }

  /** After as many others as only small fleets have, which have left. */
  private static SiteSnapshot amongMany(SiteSnapshot site) {
    Stream<PluggedCar> others =
        IntStream.range(0, 200).mapToObj(n -> Sites.car("left-" + n, 0).build());
    return site.withCars(Stream.concat(others, site.cars().stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("sitesWhereCarsRelyOnOthers")
  void whoReliedOnWhatOthersGiveTakesLessWhereTheyCannot(SiteSnapshot site) {
    SitePlanner patient = new FastPlanner(new Effort(Effort.THOROUGH.gap(), Duration.ofMinutes(5)));

    assertThat(FeasibilityChecker.check(site, patient.plan(site)))
        .filteredOn(violation -> violation.kind().forbidsPlan())
        .isEmpty();
  }

  @Test
  void whatIsPaidForTakingIsNotTakenBack() {
    double[] price = {-0.3, -0.3, 0.4, 0.4};
    PluggedCar car =
        Sites.car("car", 4).departureStep(3).minChargeW(6 * AMPERE_W).powerStepW(AMPERE_W).build();
    SitePlan plan = exact.plan(Sites.hourly(price, car));
    assertThat(plan.cars().getFirst().powerW()[0]).isEqualTo(16 * AMPERE_W);
  }
}
