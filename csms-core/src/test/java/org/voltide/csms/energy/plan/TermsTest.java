package org.voltide.csms.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;

/** What each term makes both engines do, on sites where the answer is known. */
class TermsTest {

  private static final double[] EVENING = {0.2, 0.5, 0.1, 0.2};

  static Stream<SitePlanner> engines() {
    return Stream.of(new LinearPlanner(Duration.ofSeconds(60)), new FastPlanner(Effort.THOROUGH));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aChargeOnThePeakSpreadsWhatWouldBeDrawnAtOnce(SitePlanner engine) {
    PluggedCar car = car("a", 4).targetWh(46_000).maxDischargeW(0).departureStep(4).build();
    SiteSnapshot site = hourly(new double[] {0.2, 0.1, 0.2, 0.2}, car);
    PeakCharge peak = new PeakCharge(1_000, 10);

    SitePlan plan = plan(engine, site, TermsBuilder.builder().peak(Optional.of(peak)));

    assertThat(Arrays.stream(plan.netW()).max().orElseThrow()).isCloseTo(4_000, within(5.0));
    assertThat(plan.cost()).isCloseTo(16_000 / 1e3 * 0.175 + 3 * 10, within(0.1));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aPriceOfCo2MovesChargingToCleanHours(SitePlanner engine) {
    PluggedCar car = car("a", 3).targetWh(40_000).maxDischargeW(0).departureStep(3).build();
    SiteSnapshot site = site(100_000, flat(4, 0), flat(4, 0.2), flat(4, 0.1), car);
    Emissions emissions = new Emissions(new double[] {0.5, 0.5, 0.1, 0.5}, 0.05);

    SitePlan plan = plan(engine, site, TermsBuilder.builder().emissions(Optional.of(emissions)));

    assertThat(plan.cars().getFirst().powerW()[2]).isCloseTo(10_000, within(5.0));
    assertThat(plan.co2Kg()).isCloseTo(1, within(0.01));
    assertThat(plan.cost()).isCloseTo(2, within(0.01));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void energyBeyondTheHorizonIsWorthWhatIsSaid(SitePlanner engine) {
    SiteSnapshot site = hourly(flat(4, 0.2), car("a", 4).targetWh(0).build());

    SitePlan sold = plan(engine, site, worth(0.1));
    SitePlan bought = plan(engine, site, worth(0.3));

    assertThat(sold.cars().getFirst().energyWh()[3]).isCloseTo(12_000, within(5.0));
    assertThat(bought.cars().getFirst().energyWh()[3]).isCloseTo(54_000, within(5.0));
  }

  private static TermsBuilder worth(double perKwh) {
    return TermsBuilder.builder().terminalPerKwh(OptionalDouble.of(perKwh));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theTopOfABatteryIsFilledLate(SitePlanner engine) {
    HighCharge high = new HighCharge(48_000, 0.01);
    PluggedCar car =
        car("a", 4)
            .energyWh(40_000)
            .targetWh(54_000)
            .departureStep(4)
            .highCharge(Optional.of(high))
            .build();

    SitePlan plan =
        plan(engine, hourly(new double[] {0.2, 0.21, 0.21, 0.21}, car), TermsBuilder.builder());

    assertThat(plan.cars().getFirst().energyWh()[2]).isCloseTo(48_000, within(5.0));
    assertThat(plan.cars().getFirst().energyWh()[3]).isCloseTo(54_000, within(5.0));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theTopOfABatteryIsFilledEarlyWhereNobodyMinds(SitePlanner engine) {
    PluggedCar car =
        car("a", 4)
            .energyWh(40_000)
            .targetWh(54_000)
            .departureStep(4)
            .highCharge(Optional.of(new HighCharge(48_000, 0.02, 2)))
            .build();

    SitePlan plan =
        plan(engine, hourly(new double[] {0.2, 0.21, 0.22, 0.23}, car), TermsBuilder.builder());

    assertThat(plan.cars().getFirst().energyWh()[0]).isCloseTo(48_000, within(5.0));
    assertThat(plan.cars().getFirst().energyWh()[1]).isCloseTo(54_000, within(5.0));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aReserveIsNotSoldHoweverDear(SitePlanner engine) {
    double[] least = {0, 35_000, 35_000, 0};
    PluggedCar own = car("a", 4).targetWh(12_000).reserveWh(Optional.of(least)).build();
    PluggedCar free = car("a", 4).targetWh(12_000).build();
    double[] ofSite = {0, 23_000, 23_000, 0};

    SitePlan car = plan(engine, hourly(EVENING, own), TermsBuilder.builder());
    SitePlan site =
        plan(engine, hourly(EVENING, free), TermsBuilder.builder().reserveWh(Optional.of(ofSite)));

    assertThat(car.cars().getFirst().energyWh()[1]).isGreaterThan(35_000 - 5.0);
    assertThat(site.cars().getFirst().energyWh()[1]).isGreaterThan(35_000 - 5.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void powerIsHeldBothWays(SitePlanner engine) {
    HeldPower held =
        new HeldPower(
            new double[] {0, 6_000, 0, 0}, new double[] {0, 0, 8_000, 0}, Duration.ofHours(1));
    SiteSnapshot site = hourly(EVENING, car("a", 4).build());

    SitePlan plan = plan(engine, site, TermsBuilder.builder().held(Optional.of(held)));

    assertThat(plan.cars().getFirst().powerW()[1]).isCloseTo(-5_000, within(5.0));
    assertThat(plan.cars().getFirst().powerW()[2]).isCloseTo(3_000, within(5.0));
    assertThat(FeasibilityChecker.check(site.with(held(held)), plan)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void powerIsHeldWithEnergyBehindIt(SitePlanner engine) {
    HeldPower up = new HeldPower(new double[] {0, 0, 9_000, 0}, flat(4, 0), Duration.ofHours(2));
    HeldPower down = new HeldPower(flat(4, 0), new double[] {0, 0, 9_000, 0}, Duration.ofHours(2));
    PluggedCar low = car("low", 4).energyWh(12_000).targetWh(12_000).build();
    PluggedCar full = car("full", 4).energyWh(54_000).targetWh(12_000).build();

    SitePlan charged =
        plan(engine, hourly(flat(4, 0.2), low), TermsBuilder.builder().held(Optional.of(up)));
    SitePlan emptied =
        plan(engine, hourly(flat(4, 0.2), full), TermsBuilder.builder().held(Optional.of(down)));

    assertThat(charged.cars().getFirst().energyWh()[2]).isGreaterThan(18_000 - 5.0);
    assertThat(emptied.cars().getFirst().energyWh()[2]).isLessThan(48_000 + 5.0);
    assertThat(FeasibilityChecker.check(hourly(flat(4, 0.2), low).with(held(up)), charged))
        .isEmpty();
    assertThat(FeasibilityChecker.check(hourly(flat(4, 0.2), full).with(held(down)), emptied))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsHeldUpwardsIsNotSoldWhileTheServiceLasts(SitePlanner engine) {
    HeldPower held = new HeldPower(new double[] {9_000, 0, 0, 0}, flat(4, 0), Duration.ofHours(2));
    SiteSnapshot site = hourly(EVENING, car("a", 4).targetWh(12_000).build()).with(held(held));

    SitePlan plan = plan(engine, site, TermsBuilder.builder(site.terms()));

    double[] energyWh = plan.cars().getFirst().energyWh();
    assertThat(Arrays.stream(energyWh).limit(3)).allMatch(wh -> wh > 30_000 - 5.0);
    assertThat(FeasibilityChecker.check(site, plan)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsHeldDownwardsIsNotChargedWhileTheServiceLasts(SitePlanner engine) {
    HeldPower held = new HeldPower(flat(4, 0), new double[] {9_000, 0, 0, 0}, Duration.ofHours(1));
    PluggedCar car = car("a", 4).energyWh(42_000).targetWh(12_000).build();
    SiteSnapshot site = hourly(new double[] {0.2, 0.1, 0.5, 0.2}, car).with(held(held));

    SitePlan plan = plan(engine, site, TermsBuilder.builder(site.terms()));

    assertThat(plan.cars().getFirst().energyWh()[1]).isCloseTo(45_000, within(5.0));
    assertThat(FeasibilityChecker.check(site, plan)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void onlyCarsThatAreHereUntilTheServiceEndsHoldPower(SitePlanner engine) {
    HeldPower held = new HeldPower(new double[] {9_000, 0, 0, 0}, flat(4, 0), Duration.ofHours(1));
    PluggedCar leaving = car("leaving", 1).energyWh(54_000).build();
    PluggedCar staying = car("staying", 4).energyWh(12_000).targetWh(12_000).build();
    SiteSnapshot alone = hourly(flat(4, 0.2), leaving).with(held(held));
    SiteSnapshot site = hourly(flat(4, 0.2), leaving, staying).with(held(held));

    SitePlan lacking = plan(engine, alone, TermsBuilder.builder(alone.terms()));
    SitePlan plan = plan(engine, site, TermsBuilder.builder(site.terms()));

    assertThat(FeasibilityChecker.check(alone, lacking))
        .extracting(Violation::kind)
        .contains(Violation.Kind.HELD_POWER);
    assertThat(plan.cars().getLast().energyWh()[0]).isGreaterThan(21_000 - 5.0);
    assertThat(FeasibilityChecker.check(site, plan)).isEmpty();
  }

  @Test
  void aCarThatOnlyChargesHoldsWhatItCouldStopTaking() {
    HeldPower held = new HeldPower(new double[] {8_000, 0, 0, 0}, flat(4, 0), Duration.ofHours(1));
    PluggedCar car = car("ac", 4).maxDischargeW(0).targetWh(12_000).build();
    SiteSnapshot site = hourly(new double[] {0.3, 0.2, 0.2, 0.2}, car).with(held(held));

    SitePlan plan = new LinearPlanner(Duration.ofSeconds(60)).plan(site);

    assertThat(plan.cars().getFirst().powerW()[0]).isCloseTo(8_000, within(5.0));
    assertThat(FeasibilityChecker.check(site, plan)).isEmpty();
  }

  private static Terms held(HeldPower held) {
    return TermsBuilder.builder().held(Optional.of(held)).build();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aWarrantyBudgetIsSpentWhereItEarnsMost(SitePlanner engine) {
    PluggedCar car = car("a", 4).targetWh(12_000).mostOutWh(OptionalDouble.of(5_000)).build();

    SitePlan plan = plan(engine, hourly(EVENING, car), TermsBuilder.builder());

    assertThat(plan.cars().getFirst().powerW()[1]).isCloseTo(-5_000, within(5.0));
    assertThat(Arrays.stream(plan.cars().getFirst().powerW()).filter(w -> w < -1)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theBusComesBeforeThePoolCar(SitePlanner engine) {
    PluggedCar pool = car("pool", 2).targetWh(50_000).maxDischargeW(0).build();
    PluggedCar bus = PluggedCarBuilder.builder(pool).id("bus").priority(2).build();

    SitePlan plan =
        plan(
            engine,
            site(10_000, flat(3, 0), flat(3, 0.2), flat(3, 0.1), pool, bus),
            TermsBuilder.builder());

    assertThat(plan.cars().getLast().shortfallWh()).isLessThan(5);
    assertThat(plan.cars().getFirst().shortfallWh()).isCloseTo(20_000, within(5.0));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aChargerThatLosesMuchAtLowPowerIsUsedFullyOrNotAtAll(SitePlanner engine) {
    PluggedCar car =
        car("a", 4).targetWh(45_000).maxDischargeW(0).departureStep(4).standingLossW(500).build();

    SitePlan plan = plan(engine, hourly(flat(4, 0.2), car), TermsBuilder.builder());

    CarPlan planned = plan.cars().getFirst();
    assertThat(planned.shortfallWh()).isLessThan(1);
    assertThat(Arrays.stream(planned.powerW()).filter(w -> w > 0)).allMatch(w -> w >= 4_999);
    assertThat(planned.energyWh()[3]).isLessThan(50_000);
  }

  private static SitePlan plan(SitePlanner engine, SiteSnapshot site, TermsBuilder terms) {
    SiteSnapshot whole = site.with(terms.build());
    SitePlan plan = engine.plan(whole);
    assertThat(FeasibilityChecker.check(whole, plan))
        .filteredOn(violation -> violation.kind().forbidsPlan())
        .isEqualTo(List.of());
    return plan;
  }
}
