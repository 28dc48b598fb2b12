package org.voltide.csms.energy.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.modes.Mode.Cost;
import org.voltide.csms.energy.modes.Mode.ExternalSetpoint;
import org.voltide.csms.energy.modes.Mode.FixedSchedule;
import org.voltide.csms.energy.modes.Mode.IslandedBackup;
import org.voltide.csms.energy.modes.Mode.LimitOnly;
import org.voltide.csms.energy.modes.Mode.PeakShaving;
import org.voltide.csms.energy.modes.Shaping.Car;
import org.voltide.csms.energy.modes.Shaping.Shaped;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.exact.LinearPlanner;

/** Each step of {@link Precedence} against the one below it, in what is planned for eight hours. */
class PrecedenceTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final TimeGrid GRID =
      TimeGrid.from(NOON, Duration.ofMinutes(15), Duration.ofHours(8));
  private static final int STEPS = GRID.steps();
  private static final Car PATIENT = new Car(false, Optional.empty());
  private static final Car IN_HASTE = new Car(true, Optional.empty());

  /** Open from six in the evening on. */
  private static final FixedSchedule EVENING =
      new FixedSchedule(List.of(new DailyPeriod(LocalTime.of(18, 0), LocalTime.MIDNIGHT, 9_000d)));

  @Test
  void limitsBeforeAnOutage() {
    SiteSnapshot site = with(site(40_000, giver()), new SharedLimit(Set.of(0), constant(0)));

    Powers powers = plan(site, List.of(outage(2_000)), PATIENT);

    assertThat(powers.car(0)).as("what others forbid").allMatch(w -> w <= 0.1);
  }

  @Test
  void anOutageBeforeWhoIsInHaste() {
    Powers powers = plan(site(40_000, giver(), hasty()), List.of(outage(2_000)), PATIENT, IN_HASTE);

    assertThat(powers.net()).as("nothing from the grid").allMatch(w -> Math.abs(w) < 1);
  }

  @Test
  void limitsBeforeWhoIsInHaste() {
    Powers ofConnection = plan(site(5_000, hasty()), List.of(new Cost()), IN_HASTE);
    Powers ofOthers =
        plan(
            with(site(40_000, hasty()), new SharedLimit(Set.of(0), constant(4_000))),
            List.of(new Cost()),
            IN_HASTE);

    assertThat(ofConnection.net()).allMatch(w -> w <= 5_000.1).first().satisfies(near(5_000));
    assertThat(ofOthers.car(0)).allMatch(w -> w <= 4_000.1).first().satisfies(near(4_000));
  }

  @Test
  void whoIsInHasteBeforeCapsAndSchedules() {
    Powers capped = plan(site(40_000, hasty()), List.of(new PeakShaving(1_000d)), IN_HASTE);
    Powers closed = plan(site(40_000, hasty()), List.of(EVENING), IN_HASTE);

    assertThat(capped.car(0)).first().satisfies(near(11_000));
    assertThat(closed.car(0)).first().satisfies(near(11_000));
  }

  @Test
  void whoIsInHasteBeforeThePromisesOfOthers() {
    PluggedCar promised = car().departureStep(8).targetWh(48_000).build();

    Powers powers = plan(site(11_000, promised, hasty()), List.of(new Cost()), PATIENT, IN_HASTE);

    assertThat(powers.car(1)).first().satisfies(near(11_000));
  }

  @Test
  void capsAndSchedulesBeforePromises() {
    PluggedCar promised = car().departureStep(8).targetWh(48_000).build();

    Powers capped = plan(site(40_000, promised), List.of(new PeakShaving(3_000d)), PATIENT);
    Powers closed = plan(site(40_000, promised), List.of(EVENING), PATIENT);

    assertThat(capped.net()).allMatch(w -> w <= 3_000.1);
    assertThat(closed.car(0)).allMatch(w -> Math.abs(w) < 1);
  }

  @Test
  void promisesBeforeChargingAtOnce() {
    Car atOnce = new Car(false, Optional.of(new LimitOnly()));
    PluggedCar promised = car().departureStep(8).targetWh(48_000).build();
    SiteSnapshot site = site(11_000, wanting(), promised);

    Powers session = plan(site, List.of(new Cost()), atOnce, PATIENT);
    Powers objective = plan(site, List.of(new LimitOnly()), PATIENT, PATIENT);

    assertThat(session.storedWh(1, 8)).isGreaterThan(48_000 - 10);
    assertThat(objective.storedWh(1, 8)).isGreaterThan(48_000 - 10);
    assertThat(objective.storedWh(0, STEPS)).isGreaterThan(48_000 - 10);
  }

  @Test
  void promisesBeforeFloors() {
    PluggedCar low = car().energyWh(3_000).targetWh(12_000).build();
    PluggedCar promised = car().departureStep(8).targetWh(50_000).build();

    Powers powers = plan(site(11_000, low, promised), List.of(new Cost()), PATIENT, PATIENT);

    assertThat(powers.storedWh(1, 8)).isGreaterThan(50_000 - 10);
    assertThat(powers.storedWh(0, STEPS)).isGreaterThan(12_000 - 10);
  }

  @Test
  void promisesBeforeEnergyForAnOutage() {
    PluggedCar promised = car().departureStep(8).targetWh(48_000).build();
    PluggedCar keeper = giver(20_000);

    Powers powers =
        plan(
            site(9_000, promised, keeper),
            List.of(new IslandedBackup(10_000d, 3d, false)),
            PATIENT,
            PATIENT);

    assertThat(powers.storedWh(0, 8)).isGreaterThan(48_000 - 10);
  }

  @Test
  void energyForAnOutageBeforeASetpoint() {
    double keptWh = 20_000;
    Powers powers =
        plan(
            site(40_000, giver()),
            List.of(new IslandedBackup(keptWh, 1d, false), setpoint(-9_000)),
            PATIENT);

    assertThat(powers.storedWh(0, STEPS)).isGreaterThan(12_000 + keptWh - 10);
  }

  @Test
  void aSetpointBeforeModesOfSessionsAndObjectives() {
    Car atOnce = new Car(false, Optional.of(new LimitOnly()));

    Powers session = plan(site(40_000, wanting()), List.of(new Cost(), setpoint(0)), atOnce);
    Powers objective =
        plan(site(40_000, wanting()), List.of(new LimitOnly(), setpoint(0)), PATIENT);

    assertThat(session.car(0).subList(0, 8)).allMatch(w -> Math.abs(w) < 1);
    assertThat(objective.car(0).subList(0, 8)).allMatch(w -> Math.abs(w) < 1);
    assertThat(session.storedWh(0, STEPS)).as("promised").isGreaterThan(48_000 - 10);
  }

  @Test
  void whatASessionIsSteeredForBeforeTheObjective() {
    Car atOnce = new Car(false, Optional.of(new LimitOnly()));
    Car atBest = new Car(false, Optional.of(new Cost()));

    Powers ofCost = plan(site(40_000, wanting(), wanting()), List.of(new Cost()), atOnce, PATIENT);
    Powers ofLimits =
        plan(site(40_000, wanting(), wanting()), List.of(new LimitOnly()), atBest, PATIENT);

    assertThat(ofCost.car(0)).first().satisfies(near(11_000));
    assertThat(ofCost.car(1)).as("waits for cheap hours").first().satisfies(near(0));
    assertThat(ofLimits.car(0)).as("waits for cheap hours").first().satisfies(near(0));
    assertThat(ofLimits.car(1)).first().satisfies(near(11_000));
  }

  @Test
  void plansSayWhatWasAtWorkTheWeakestFirst() {
    Shaped shaped =
        Shaping.shape(
            site(40_000, wanting(), hasty()),
            List.of(new PeakShaving(9_000d), new LimitOnly(), setpoint(0), backup()),
            List.of(new Car(false, Optional.of(new Cost())), IN_HASTE),
            ZoneOffset.UTC);

    assertThat(shaped.effects())
        .extracting(Effect::kind)
        .containsExactly(
            "LIMIT_ONLY",
            "COST",
            "EXTERNAL_SETPOINT",
            "ISLANDED_BACKUP",
            "PEAK_SHAVING",
            Effect.CHARGE_NOW);
  }

  private static IslandedBackup backup() {
    return new IslandedBackup(1_000d, 1d, false);
  }

  private static IslandedBackup outage(double criticalLoadW) {
    return new IslandedBackup(criticalLoadW, 1d, true);
  }

  private static ExternalSetpoint setpoint(double powerW) {
    return new ExternalSetpoint(powerW, NOON.plus(Duration.ofHours(2)));
  }

  private static Consumer<Double> near(double watts) {
    return w -> assertThat(w).isCloseTo(watts, within(1d));
  }

  /** What flows in each step, in W. */
  private record Powers(SiteSnapshot site, double[][] watts) {

    List<Double> car(int i) {
      return Arrays.stream(watts[i]).boxed().toList();
    }

    List<Double> net() {
      SitePlan plan = Outcome.of(site, watts, SitePlan.Quality.FEASIBLE, 0);
      return Arrays.stream(plan.netW()).boxed().toList();
    }

    /** In the battery at the start of a step. */
    double storedWh(int i, int step) {
      PluggedCar car = site.cars().get(i);
      return car.energyWh()
          + IntStream.range(0, step).mapToDouble(t -> car.storedWh(watts[i][t], 0.25)).sum();
    }
  }

  private static Powers plan(SiteSnapshot site, List<Mode> modes, Car... cars) {
    Shaped shaped = Shaping.shape(site, modes, List.of(cars), ZoneOffset.UTC);
    SitePlan plan = new LinearPlanner(Duration.ofSeconds(60)).plan(shaped.aimed());
    double[][] watts = plan.cars().stream().map(car -> car.powerW()).toArray(double[][]::new);
    return new Powers(shaped.real(), watts);
  }

  /** Dear at first, cheap from four o'clock on. */
  private static SiteSnapshot site(double importW, PluggedCar... cars) {
    double[] price = new double[STEPS];
    Arrays.setAll(price, t -> t < 16 ? 0.40 : 0.20);
    return new SiteSnapshot(GRID, importW, 40_000, constant(0), price, price, List.of(cars));
  }

  private static SiteSnapshot with(SiteSnapshot site, SharedLimit limit) {
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars(),
        List.of(limit),
        site.terms());
  }

  private static double[] constant(double watts) {
    double[] values = new double[STEPS];
    Arrays.fill(values, watts);
    return values;
  }

  /** As the snapshot has a car that is wanted now: low until its target, and soon gone. */
  private static PluggedCar hasty() {
    return car()
        .minEnergyWh(45_000)
        .targetWh(45_000)
        .departureStep(7)
        .maxDischargeW(0)
        .urgent(true)
        .build();
  }

  private static PluggedCar wanting() {
    return car().targetWh(48_000).maxDischargeW(0).build();
  }

  private static PluggedCar giver() {
    return giver(40_000);
  }

  private static PluggedCar giver(double energyWh) {
    return car().energyWh(energyWh).targetWh(12_000).build();
  }

  /** 60 kWh with 30 in it, 11 kW both ways, here all the time. */
  private static PluggedCarBuilder car() {
    return PluggedCarBuilder.builder()
        .id("car")
        .group(0)
        .phases(Phases.THREE)
        .arrivalStep(0)
        .departureStep(STEPS)
        .energyWh(30_000)
        .capacityWh(60_000)
        .minEnergyWh(12_000)
        .maxEnergyWh(50_000)
        .targetWh(30_000)
        .maxChargeW(11_000)
        .maxDischargeW(11_000)
        .minChargeW(0)
        .chargeEfficiency(1)
        .dischargeEfficiency(1)
        .wearPerKwhOut(0.02);
  }
}
