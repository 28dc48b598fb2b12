package org.voltide.csms.energy.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.modes.Mode.Cost;
import org.voltide.csms.energy.modes.Mode.ExternalSetpoint;
import org.voltide.csms.energy.modes.Mode.FixedSchedule;
import org.voltide.csms.energy.modes.Mode.IslandedBackup;
import org.voltide.csms.energy.modes.Mode.LimitOnly;
import org.voltide.csms.energy.modes.Mode.PeakShaving;
import org.voltide.csms.energy.modes.Mode.SelfConsumption;
import org.voltide.csms.energy.modes.Shaping.Shaped;
import org.voltide.csms.energy.plan.InOutage;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;

/** Modes by what comes out of the planner: a day from midnight, dear from 17 to 21 o'clock. */
class ShapingTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");
  private static final TimeGrid GRID =
      TimeGrid.from(MIDNIGHT, Duration.ofMinutes(15), Duration.ofDays(1));
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final int NOON = 48;

  @Test
  void costIsWhatIsPlannedAnyway() {
    SiteSnapshot site = site(t -> 2_000, car().build());

    Shaped shaped = shape(site, List.of(new Cost()));

    assertThat(shaped.aimed().importPricePerKwh()).isEqualTo(site.importPricePerKwh());
    assertThat(shaped.effects()).extracting(Effect::kind).containsExactly("COST");
    assertEach(net(shaped)).as("sells in the dear hours").anyMatch(w -> w < -1_000);
  }

  @Test
  void ownGenerationIsKeptForTheSite() {
    SiteSnapshot site = site(t -> t >= 40 && t < 60 ? -6_000 : 2_000, car().build());

    Shaped shaped = shape(site, List.of(new SelfConsumption()));
    double[] net = net(shaped);

    for (int t = 0; t < net.length; t++) {
      double load = site.baseLoadW()[t];
      assertThat(net[t]).as("step %d", t).isGreaterThanOrEqualTo(Math.min(load, 0) - 1);
    }
    assertThat(net[NOON]).as("into the car instead of the grid").isGreaterThan(-1);
    assertThat(net[80]).as("out of the car instead of the grid").isLessThan(1);
    assertThat(shaped.real().importPricePerKwh()).isEqualTo(site.importPricePerKwh());
  }

  @Test
  void aCapHoldsButADriverInHasteComesOnTop() {
    PluggedCar full = car().targetWh(50_000).departureStep(48).build();
    SiteSnapshot site = site(t -> 2_000, full, full);
    List<Mode> cap = List.of(new PeakShaving(6_000d));

    assertEach(net(shape(site, cap))).allMatch(w -> w <= 6_000.1);
    Shaped urgent = shape(site, cap, patient(), new Shaping.Car(true, Optional.empty()));
    assertThat(urgent.real().limit().importW()[0]).isEqualTo(17_000);
    assertThat(urgent.effects()).extracting(Effect::kind).endsWith(Effect.CHARGE_NOW);
  }

  @Test
  void aPeakOfTheSiteItselfIsShavedByCars() {
    SiteSnapshot site = site(t -> t == NOON ? 12_000 : 2_000, car().build());

    assertThat(net(shape(site, List.of(new PeakShaving(5_000d))))[NOON])
        .isCloseTo(5_000, within(1d));
  }

  @Test
  void aScheduleOverMidnightHoldsForTheCarsTogether() {
    PluggedCar wanting = car().targetWh(45_000).build();
    SiteSnapshot site = site(t -> 0, wanting, wanting);
    var night = new DailyPeriod(LocalTime.of(22, 0), LocalTime.of(6, 0), 9_000d);

    double[] net = net(shape(site, List.of(new FixedSchedule(List.of(night)))));

    for (int t = 0; t < net.length; t++) {
      boolean open = t < 24 || t >= 88;
      assertThat(net[t]).as("step %d", t).isBetween(-0.1, open ? 9_000.1 : 0.1);
    }
    assertThat(Arrays.stream(net).sum()).isGreaterThan(100_000);
  }

  @Test
  void aScheduleOfOneSessionLeavesTheOthers() {
    SiteSnapshot site = site(t -> 0, car().targetWh(45_000).build(), car().build());
    Mode never =
        new FixedSchedule(List.of(new DailyPeriod(LocalTime.NOON, LocalTime.of(13, 0), 1_000d)));

    Shaped shaped = shape(site, List.of(new Cost()), on(never), patient());
    double[] power = plan(shaped).cars().getFirst().powerW();

    assertThat(power[NOON]).isCloseTo(1_000, within(1d));
    assertThat(power[NOON + 4]).isZero();
    assertEach(plan(shaped).cars().get(1).powerW()).anyMatch(w -> w < -1_000);
  }

  @Test
  void limitOnlyChargesAtOnceWhateverItCosts() {
    SiteSnapshot site = site(t -> 2_000, car().targetWh(40_000).build());

    double[] net = net(shape(site, List.of(new LimitOnly())));

    assertThat(net[0]).isCloseTo(13_000, within(1d));
    assertThat(net[NOON]).isCloseTo(2_000, within(1d));
    assertEach(net).allMatch(w -> w >= 1_999);
  }

  @Test
  void aSessionMayLiveOnSurplusAlone() {
    SiteSnapshot site =
        site(t -> t >= 40 && t < 60 ? -4_000 : 2_000, car().targetWh(45_000).build());

    Shaped shaped = shape(site, List.of(new Cost()), on(new SelfConsumption()));
    double[] power = plan(shaped).cars().getFirst().powerW();

    assertThat(power[NOON]).isCloseTo(4_000, within(1d));
    assertThat(power[0]).isZero();
    assertThat(power[70]).isZero();
  }

  @Test
  void theConnectionFollowsASetpointUntilItEnds() {
    SiteSnapshot site = site(t -> 2_000, car().build(), car().build());
    Instant until = MIDNIGHT.plus(Duration.ofHours(2));

    Shaped shaped = shape(site, List.of(new Cost(), new ExternalSetpoint(-5_000d, until)));
    double[] net = net(shaped);

    assertEach(Arrays.copyOf(net, 8)).allMatch(w -> Math.abs(w + 5_000) < 1);
    assertEach(net).anyMatch(w -> w > 0);
    assertThat(shaped.real().groups()).hasSize(1);
    assertThat(shaped.real().importPricePerKwh()).isEqualTo(site.importPricePerKwh());
    Shaped over = shape(site, List.of(new Cost(), new ExternalSetpoint(-5_000d, MIDNIGHT)));
    assertThat(over.effects()).extracting(Effect::kind).containsExactly("COST");
  }

  @Test
  void energyIsKeptForAnOutage() {
    SiteSnapshot site = site(t -> 2_000, car().build(), car().maxDischargeW(0).build());

    Shaped enough = shape(site, List.of(new Cost(), new IslandedBackup(3_000d, 4d, false)));
    assertThat(enough.effects().getLast().text()).isEqualTo("12.0 kWh kept in cars");
    double least = 10_000 + 12_000 / 0.9;
    assertEach(plan(enough).cars().getFirst().energyWh()).allMatch(wh -> wh >= least - 1);

    Shaped tooLittle = shape(site, List.of(new Cost(), new IslandedBackup(30_000d, 4d, false)));
    assertThat(tooLittle.effects().getLast().text())
        .isEqualTo("only 36.0 kWh of 120.0 kWh can be kept");
  }

  @Test
  void inAnOutageCarsSupplyTheCriticalLoadAndOtherModesRest() {
    SiteSnapshot site = site(t -> 9_000, car().energyWh(50_000).build());

    Shaped shaped =
        shape(
            site,
            List.of(
                new LimitOnly(), new PeakShaving(5_000d), new IslandedBackup(1_000d, 4d, true)));

    assertThat(shaped.effects()).hasSize(1);
    assertThat(shaped.real().baseLoadW()[0]).isCloseTo(1_000, within(1e-6));
    assertEach(net(shaped)).allMatch(w -> Math.abs(w) < 1);
  }

  @Test
  void anOutageOpensTheWindowBelowTheFloorThatTheMarketMeets() {
    SiteSnapshot site = site(t -> 2_000, floored().energyWh(20_000).build());
    Mode outage = new IslandedBackup(300d, 4d, true);

    double[] market = plan(shape(site, List.of(new Cost()))).cars().getFirst().energyWh();
    double[] islanded = plan(shape(site, List.of(outage))).cars().getFirst().energyWh();

    assertEach(market).allMatch(wh -> wh >= 18_000 - 1);
    assertEach(islanded).allMatch(wh -> wh >= 12_000 - 1).anyMatch(wh -> wh < 13_000);
  }

  @Test
  void energyForAnOutageIsCountedFromWhatCarsMayBeEmptiedToThen() {
    SiteSnapshot site = site(t -> 2_000, floored().energyWh(20_000).build());
    Mode kept = new IslandedBackup(1_000d, 5.4d, false);

    Shaped shaped = shape(site, List.of(new Cost(), kept));
    double[] wh = plan(shaped).cars().getFirst().energyWh();

    assertThat(shaped.effects().getLast().text()).isEqualTo("5.4 kWh kept in cars");
    assertEach(wh).as("the floor holds as much").allMatch(w -> w >= 18_000 - 1);
    assertEach(wh).as("and the market has the rest").anyMatch(w -> w < 18_010);
  }

  @Test
  void aCarThatGivesNothingNowKeepsEnergyForAnOutageAllTheSame() {
    PluggedCar hasty =
        floored().energyWh(40_000).minEnergyWh(40_000).maxDischargeW(0).urgent(true).build();
    SiteSnapshot site = site(t -> 2_000, hasty, floored().energyWh(20_000).build());
    Shaping.Car now = new Shaping.Car(true, Optional.empty());
    Mode kept = new IslandedBackup(1_000d, 20d, false);

    SitePlan plan = plan(shape(site, List.of(new Cost(), kept), now, patient()));

    assertEach(plan.cars().get(1).energyWh()).as("need keep nothing").anyMatch(w -> w < 18_010);
  }

  @Test
  void inAnOutageACarInHasteSuppliesWhatMustRunUntilItReallyLeaves() {
    PluggedCar hasty =
        floored()
            .energyWh(30_000)
            .minEnergyWh(45_000)
            .targetWh(45_000)
            .maxDischargeW(0)
            .departureStep(6)
            .urgent(true)
            .build();
    SiteSnapshot site = site(t -> 9_000, hasty);
    Mode outage = new IslandedBackup(500d, 4d, true);

    assertEach(net(shape(site, List.of(outage), new Shaping.Car(true, Optional.empty()))))
        .allMatch(w -> Math.abs(w) < 1);
  }

  /** A car that gives nothing below 18 kWh, and in an outage down to 12. */
  private static PluggedCarBuilder floored() {
    return car()
        .minEnergyWh(18_000)
        .inOutage(Optional.of(new InOutage(12_000, 11_000, GRID.steps())));
  }

  @Test
  void daylightSavingMovesASchedule() {
    Instant before = Instant.parse("2026-03-29T00:00:00Z");
    TimeGrid grid = TimeGrid.from(before, Duration.ofMinutes(15), Duration.ofHours(4));
    var early = List.of(new DailyPeriod(LocalTime.of(1, 0), LocalTime.of(3, 30), 7_000d));
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(Daily.leastW(early, grid, 3, berlin)).as("until 02:00 CET").isEqualTo(7_000);
    assertThat(Daily.leastW(early, grid, 4, berlin)).as("03:00 CEST").isEqualTo(7_000);
    assertThat(Daily.leastW(early, grid, 6, berlin)).as("03:30 CEST").isZero();
  }

  private static Shaping.Car patient() {
    return new Shaping.Car(false, Optional.empty());
  }

  private static Shaping.Car on(Mode mode) {
    return new Shaping.Car(false, Optional.of(mode));
  }

  private static Shaped shape(SiteSnapshot site, List<Mode> modes, Shaping.Car... cars) {
    List<Shaping.Car> all =
        cars.length > 0 ? List.of(cars) : site.cars().stream().map(car -> patient()).toList();
    return Shaping.shape(site, modes, all, UTC);
  }

  /** The plan for it, which the checker must pass. */
  private static SitePlan plan(Shaped shaped) {
    SitePlan plan = new FastPlanner(Effort.THOROUGH).plan(shaped.aimed());
    assertThat(FeasibilityChecker.check(shaped.aimed(), plan))
        .noneMatch(violation -> violation.kind().forbidsPlan());
    return plan;
  }

  private static ListAssert<Double> assertEach(double[] watts) {
    return assertThat(Arrays.stream(watts).boxed().toList());
  }

  private static double[] net(Shaped shaped) {
    double[][] powers =
        plan(shaped).cars().stream().map(car -> car.powerW()).toArray(double[][]::new);
    return Outcome.of(shaped.real(), powers, SitePlan.Quality.FEASIBLE, 0).netW();
  }

  private static SiteSnapshot site(IntToDoubleFunction baseLoadW, PluggedCar... cars) {
    double[] load = perStep(baseLoadW);
    double[] buy = perStep(t -> t >= 68 && t < 84 ? 0.50 : 0.25);
    double[] sell = perStep(t -> t >= 68 && t < 84 ? 0.45 : 0.15);
    return new SiteSnapshot(GRID, 40_000, 40_000, load, buy, sell, List.of(cars));
  }

  private static double[] perStep(IntToDoubleFunction value) {
    double[] values = new double[GRID.steps()];
    Arrays.setAll(values, value);
    return values;
  }

  /** 60 kWh with 30 in it, 11 kW both ways, here all day. */
  private static PluggedCarBuilder car() {
    return PluggedCarBuilder.builder()
        .id("car")
        .group(0)
        .phases(Phases.THREE)
        .arrivalStep(0)
        .departureStep(GRID.steps())
        .energyWh(30_000)
        .capacityWh(60_000)
        .minEnergyWh(10_000)
        .maxEnergyWh(50_000)
        .targetWh(30_000)
        .maxChargeW(11_000)
        .maxDischargeW(11_000)
        .minChargeW(0)
        .chargeEfficiency(0.9)
        .dischargeEfficiency(0.9)
        .wearPerKwhOut(0.02);
  }
}
