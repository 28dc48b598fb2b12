package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.CarState.Continues;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.CarState.Steering;
import org.voltide.csms.energy.control.CarState.Unsteered;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.limits.ExternalLimit;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.CarNeedBuilder;
import org.voltide.csms.energy.need.NeedSource;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.InOutage;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.prices.MarketPrices;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;
import org.voltide.csms.sites.wiring.BaseShares;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.PhaseLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.SiteGroup.Kind;
import org.voltide.csms.sites.wiring.WiredEvse;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

class SnapshotsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T18:05:00Z");
  private static final int HALF_PAST_FOUR = 41;
  private static final int AT_SIX = 47;
  private static final SiteFacts SITE = site(Wiring.NONE);
  private static final Steering STEERED =
      new Steered(StationAbilities.inWatts(true, false), Optional.empty());

  @Test
  void aSteeredCarIsPlannedUntilTheLastWholeStepBeforeItsDeparture() {
    PluggedCar car = onlyCar(need().departure(NOW.plus(Duration.ofHours(2))).build());

    assertThat(car.departureStep()).isEqualTo(8);
    assertThat(car.targetWh()).isCloseTo(48_600, within(1e-6));
    assertThat(car.maxEnergyWh()).isCloseTo(54_000, within(1e-6));
    assertThat(car.minEnergyWh()).isCloseTo(12_000, within(1e-6));
  }

  @Test
  void whereTheStationSwitchesToOnePhaseACarTakesAThirdOfItsLeast() {
    CarNeed need = need().minChargeW(4_140).build();
    var switching =
        StationAbilitiesBuilder.builder(StationAbilities.inWatts(true, false)).switchesPhases(true);

    PluggedCar car =
        snapshot(state(need, new Steered(switching.build(), Optional.empty()))).cars().getFirst();

    assertThat(onlyCar(need).minChargeW()).isEqualTo(4_140);
    assertThat(car.minChargeW()).isEqualTo(1_380);
  }

  @Test
  void aCarThatOnlyChargesIsNeverFilledBeyondItsTarget() {
    PluggedCar car = onlyCar(need().maxDischargeW(0).build());

    assertThat(car.maxEnergyWh()).isEqualTo(car.targetWh());
  }

  @Test
  void aWindowUpToTheBrimIsNotRoundedAboveIt() {
    double odd = 99_056.4893615763; // A hundred hundredths of it are more than it.
    PluggedCar car =
        onlyCar(
            need()
                .capacityWh(odd)
                .minSocPercent(100)
                .floorSocPercent(100)
                .maxSocPercent(100)
                .build());

    assertThat(car.maxEnergyWh()).isEqualTo(odd);
    assertThat(car.minEnergyWh()).isEqualTo(odd);
  }

  @Test
  void aCarThatGivesKeepsItsFloorAndOneThatOnlyTakesTheEdgeOfItsWindow() {
    CarNeed gives = need().floorSocPercent(30).build();
    CarNeed takes = CarNeedBuilder.builder(gives).maxDischargeW(0).build();

    assertThat(onlyCar(gives).minEnergyWh()).isCloseTo(18_000, within(1e-6));
    assertThat(onlyCar(takes).minEnergyWh()).isCloseTo(12_000, within(1e-6));
  }

  @Test
  void whatIsAboveTheWindowComesLateAndIsThereInTime() {
    double[] energyWh = charged(t -> 0.3);

    // 9.6 kWh take 32 minutes, so that it begins an hour and 32 minutes before six o'clock.
    assertThat(energyWh[HALF_PAST_FOUR - 1]).as("the window").isCloseTo(48_000, within(10d));
    assertThat(energyWh[AT_SIX - 1]).isGreaterThan(57_000);
  }

  @Test
  void anHourThatIsMuchCheaperTopsUpAllTheSame() {
    double[] energyWh = charged(t -> t < HALF_PAST_FOUR - 8 ? 0.1 : 0.3);

    assertThat(energyWh[HALF_PAST_FOUR - 8]).isGreaterThan(57_000);
  }

  /** The battery of a car to be charged to 95 %, above a window up to 80 %. */
  private static double[] charged(IntToDoubleFunction price) {
    SiteSnapshot site = snapshot(state(trip().build(), STEERED));
    double[] prices = new double[site.grid().steps()];
    Arrays.setAll(prices, price);
    return new LinearPlanner(Duration.ofSeconds(60))
        .plan(
            new SiteSnapshot(
                site.grid(),
                site.groups(),
                prices,
                prices,
                site.cars(),
                site.limits(),
                site.terms()))
        .cars()
        .getFirst()
        .energyWh();
  }

  @Test
  void nothingIsLateWithoutNeedOrReason() {
    assertThat(onlyCar(trip().build()).highCharge()).isPresent();
    assertThat(onlyCar(trip().targetSocPercent(75).build()).highCharge()).isEmpty();
    assertThat(onlyCar(trip().targetSocPercent(80).build()).highCharge())
        .as("a target at the edge, planned a little higher to be safe")
        .isEmpty();
    assertThat(onlyCar(trip().chargeNow(true).build()).highCharge()).isEmpty();
    assertThat(onlyCar(trip().estimated(List.of("departure")).build()).highCharge())
        .as("nobody said when he leaves")
        .isEmpty();
  }

  private static CarNeedBuilder trip() {
    return need().targetSocPercent(95).maxSocPercent(80);
  }

  @Test
  void aDriverInHasteLeavesAsSoonAsFullPowerAllows() {
    PluggedCar car = onlyCar(need().chargeNow(true).build());

    // 24.6 kWh at 20 kW and 90 % take 82 minutes: the rest of this quarter hour and five more.
    assertThat(car.departureStep()).isEqualTo(6);
  }

  @Test
  void aDriverInHasteIsUrgentAndGivesNothingButInAnOutageUntilHeReallyLeaves() {
    PluggedCar car =
        onlyCar(need().chargeNow(true).departure(NOW.plus(Duration.ofHours(5))).build());

    assertThat(car.urgent()).isTrue();
    assertThat(car.maxDischargeW()).isZero();
    assertThat(car.inOutage()).contains(new InOutage(12_000, 20_000, 20));
  }

  @Test
  void inAnOutageACarMayBeEmptiedToTheEdgeOfItsWindow() {
    CarNeedBuilder need = need().minSocPercent(20).floorSocPercent(30);

    assertThat(onlyCar(need.build()).minEnergyWh()).isCloseTo(18_000, within(1e-6));
    assertThat(onlyCar(need.build()).lowestWh()).isCloseTo(12_000, within(1e-6));
    assertThat(onlyCar(need.maxDischargeW(0).build()).inOutage()).isEmpty();
  }

  @Test
  void aDriverInHasteIsChargedAtOnceWhateverItCosts() {
    SitePlan plan = new LinearPlanner(Duration.ofSeconds(60)).plan(dearNow());

    assertThat(plan.cars().getFirst().powerW()[0]).as("with time").isLessThanOrEqualTo(0);
    assertThat(plan.cars().getLast().powerW()).startsWith(20_000, 20_000, 20_000);
    assertThat(plan.cars().getLast().shortfallWh()).isZero();
  }

  /** One car that has time and one whose driver has none, in the dearest hours of the day. */
  private static SiteSnapshot dearNow() {
    CarState waits = state(need().departure(NOW.plus(Duration.ofHours(20))).build(), STEERED);
    CarState hurries = state(need().chargeNow(true).build(), STEERED);
    SiteSnapshot site = snapshot(site(Wiring.NONE), List.of(waits, hurries), List.of());
    double[] price = new double[site.grid().steps()];
    Arrays.setAll(price, t -> t < 12 ? 0.9 - t / 50.0 : 0.1);
    return new SiteSnapshot(
        site.grid(), site.groups(), price, price, site.cars(), site.limits(), site.terms());
  }

  @Test
  void anOverdueCarIsChargedAtOnceAndAReadyOneIsHeld() {
    Instant past = NOW.minusSeconds(3_600);
    assertThat(onlyCar(need().departure(past).build()).departureStep()).isEqualTo(6);
    assertThat(onlyCar(need().departure(past).targetSocPercent(30).build()).departureStep())
        .isEqualTo(1);
  }

  @Test
  void aCarThatStaysBeyondTheHorizonMustOnlyHoldWhatCannotBeChargedLater() {
    Instant hourAfter = NOW.plus(Duration.ofHours(25)).plusSeconds(600);
    PluggedCar car = onlyCar(need().departure(hourAfter).build());

    assertThat(car.departureStep()).isGreaterThanOrEqualTo(96);
    assertThat(car.targetWh()).isCloseTo(48_600 - 20_000 * 0.9, within(1.0));
  }

  @Test
  void aStationThatDoesWhatItWantsIsBaseLoadAtFullPowerUntilTheCarIsFull() {
    SiteSnapshot snapshot = snapshot(state(need().build(), new Unsteered()));

    assertThat(snapshot.cars()).isEmpty();
    assertThat(snapshot.baseLoadW()[0]).isCloseTo(28_000, within(1e-6));
    assertThat(snapshot.baseLoadW()[7]).isCloseTo(28_000, within(1e-6));
    assertThat(snapshot.baseLoadW()[12]).isCloseTo(8_000, within(1e-6));
  }

  @Test
  void aStationOutOfReachIsBaseLoadAsItWasTold() {
    Instant next = Instant.parse("2026-03-01T18:15:00Z");
    var told =
        new Continues(
            List.of(
                new PowerPeriod(NOW.minusSeconds(300), next, 5_000),
                new PowerPeriod(next, next.plusSeconds(900), -6_000)),
            4_000,
            next);

    SiteSnapshot snapshot = snapshot(state(need().build(), told));

    assertThat(snapshot.baseLoadW())
        .as("as told, then its fallback, since it may have nothing more to give")
        .startsWith(new double[] {13_000, 12_000, 12_000}, within(1e-6));
    assertThat(snapshot.limit().exportW())
        .as("less what may flow the other way")
        .startsWith(new double[] {45_000, 40_000, 46_000}, within(1e-6));
  }

  @Test
  void aLimitOfOthersHoldsWhenItSaysAndLeavesWhatTheUnsteeredDoNotTake() {
    var schedule =
        ChargingScheduleBuilder.builder()
            .chargingRateUnit(ChargingRateUnit.W)
            .duration(3_600)
            .chargingSchedulePeriod(List.of(period(0, 30_000), period(1_200, 9_000)))
            .build();
    var limit = new ExternalLimit("station", 0, false, NOW, List.of(schedule));

    SiteSnapshot snapshot =
        Snapshots.of(
            SITE,
            new MarketPrices(List.of()),
            List.of(limit),
            List.of(state(need().build(), new Unsteered()), state(need().build(), STEERED)),
            List.of(),
            List.of(),
            NOW);

    assertThat(snapshot.limits()).hasSize(1);
    assertThat(snapshot.limits().getFirst().cars()).containsExactly(0);
    assertThat(snapshot.limits().getFirst().maxW())
        .as(
            "30 kW less 20 for ten minutes, less from the step of the change on, none after an"
                + " hour")
        .startsWith(10_000, 0, 0, 0, 0, Double.POSITIVE_INFINITY);
  }

  @Test
  void carsShareWhatOthersLetThemGive() {
    var schedule =
        ChargingScheduleBuilder.builder()
            .chargingRateUnit(ChargingRateUnit.W)
            .chargingSchedulePeriod(
                List.of(
                    ChargingSchedulePeriodBuilder.builder()
                        .startPeriod(0)
                        .limit(30_000.0)
                        .dischargeLimit(-5_000.0)
                        .build()))
            .build();
    var here = new ExternalLimit("station", 0, false, NOW, List.of(schedule));
    var elsewhere = new ExternalLimit("other", 0, false, NOW, List.of(schedule));
    List<CarState> two = List.of(state(need().build(), STEERED), state(need().build(), STEERED));

    assertThat(givenW(here, two)).containsExactly(2_500.0, 2_500.0);
    assertThat(givenW(elsewhere, two)).allMatch(w -> w == two.getFirst().maxDischargeW());
  }

  private static List<Double> givenW(ExternalLimit limit, List<CarState> cars) {
    return Snapshots.of(
            SITE, new MarketPrices(List.of()), List.of(limit), cars, List.of(), List.of(), NOW)
        .cars()
        .stream()
        .map(PluggedCar::maxDischargeW)
        .toList();
  }

  @Test
  void aCarIsInTheGroupAndOnThePhasesOfItsEvse() {
    SiteSnapshot snapshot =
        snapshot(site(feederBeforeTransformer("station")), List.of(car(STEERED)), List.of());

    assertThat(snapshot.groups().stream().map(Group::id))
        .as("parents first")
        .containsExactly("depot", "transformer", "feeder");
    assertThat(snapshot.groups().stream().map(Group::parent)).containsExactly(-1, 0, 1);
    assertThat(snapshot.cars().getFirst().group()).isEqualTo(2);
    assertThat(snapshot.cars().getFirst().phases()).isEqualTo(Phases.L2);
    assertThat(snapshot.groups().get(2).limit().importW()[3]).isEqualTo(11_000);
    assertThat(snapshot.groups().get(0).phaseLimits().get(2).exportW()[3]).isEqualTo(9_000);
    assertThat(snapshot.baseLoadW()[0])
        .as("the connection's and the transformer's")
        .isEqualTo(9_000);
  }

  @Test
  void whatIsNotPlannedLoadsItsOwnGroupAndPhases() {
    CarState unsteered = car(new Unsteered());
    SiteSnapshot snapshot =
        snapshot(
            site(feederBeforeTransformer("station")),
            List.of(unsteered),
            List.of(unsteered.session()));

    assertThat(snapshot.groups().get(2).baseLoadW()[1][0]).isEqualTo(40_000);
    assertThat(snapshot.groups().get(2).baseLoadW()[0][0]).isZero();
    assertThat(snapshot.groups().get(0).baseLoadW(0)).isCloseTo(8_000, within(1e-6));
  }

  @Test
  void baseLoadsLieOnTheirPhases() {
    Wiring wiring = feederBeforeTransformer("station");
    SiteFacts even = site(wiring);
    SiteFacts site =
        new SiteFacts(
            even.id(),
            even.zone(),
            even.importLimitW(),
            even.exportLimitW(),
            even.baseLoadW(),
            wiring,
            new BaseShares(new PhaseShares(0.5, 0.25, 0.25), PhaseShares.EVEN),
            Outlook.NONE);

    SiteSnapshot snapshot = snapshot(site, List.of(car(STEERED)), List.of());

    assertThat(snapshot.groups().get(0).baseLoadW()[0][0]).isCloseTo(4_000, within(1e-6));
    assertThat(snapshot.groups().get(0).baseLoadW()[2][0]).isCloseTo(2_000, within(1e-6));
    assertThat(snapshot.groups().get(1).baseLoadW()[0][0]).isCloseTo(1_000 / 3.0, within(1e-6));
  }

  @Test
  void anEvseNobodyWiredHangsOnTheConnection() {
    SiteSnapshot snapshot =
        snapshot(site(feederBeforeTransformer("other")), List.of(car(STEERED)), List.of());

    assertThat(snapshot.cars().getFirst().group()).isZero();
    assertThat(snapshot.cars().getFirst().phases()).as("direct current").isEqualTo(Phases.THREE);
  }

  private static Wiring feederBeforeTransformer(String station) {
    var wide = new FlowLimit(50_000d, 50_000d);
    var narrow = new FlowLimit(11_000d, 11_000d);
    return Wiring.balanced(
        PhaseLimit.watts(30_000, 9_000),
        List.of(
            SiteGroup.balanced("feeder", Kind.FEEDER, "transformer", narrow, null, 0),
            SiteGroup.balanced("transformer", Kind.TRANSFORMER, null, wide, null, 1_000)),
        List.of(new WiredEvse(station, 1, "feeder", Phases.L2)));
  }

  private static CarState car(Steering steering) {
    return state(need().build(), steering);
  }

  private static ChargingSchedulePeriod period(int start, double limitW) {
    return ChargingSchedulePeriodBuilder.builder().startPeriod(start).limit(limitW).build();
  }

  private static PluggedCar onlyCar(CarNeed need) {
    return snapshot(state(need, STEERED)).cars().getFirst();
  }

  private static SiteSnapshot snapshot(CarState car) {
    return snapshot(SITE, List.of(car), List.of());
  }

  private static SiteSnapshot snapshot(
      SiteFacts site, List<CarState> cars, List<SessionFacts> unplannable) {
    return Snapshots.of(
        site, new MarketPrices(List.of()), List.of(), cars, unplannable, List.of(), NOW);
  }

  private static SiteFacts site(Wiring wiring) {
    return new SiteFacts("depot", ZoneId.of("UTC"), 100_000, 50_000, 8_000, wiring);
  }

  /** 60 kWh with 24 in it, to 80 %, 20 kW, leaves next morning. */
  private static CarNeedBuilder need() {
    return CarNeedBuilder.builder()
        .capacityWh(60_000)
        .arrivalEnergyWh(24_000)
        .targetSocPercent(80)
        .departure(Instant.parse("2026-03-02T06:00:00Z"))
        .maxChargeW(20_000)
        .maxDischargeW(20_000)
        .minSocPercent(20)
        .floorSocPercent(20)
        .maxSocPercent(90)
        .chargeEfficiency(0.9)
        .dischargeEfficiency(0.9)
        .wearPerKwh(BigDecimal.ZERO)
        .source(NeedSource.CAR)
        .estimated(List.of())
        .estimates(List.of());
  }

  private static CarState state(CarNeed need, Steering steering) {
    Arrival arrival =
        new Arrival(
            NOW,
            ZoneId.of("UTC"),
            OptionalDouble.empty(),
            new Arrival.Outlet(true, 3, 20_000, 20_000),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Habits.NONE,
            Progress.NONE);
    SessionFacts session =
        new SessionFacts(
            UUID.randomUUID(),
            "depot",
            "station",
            1,
            "tx",
            "car",
            NOW,
            Optional.empty(),
            NOW,
            0,
            0,
            0,
            OptionalDouble.empty(),
            Optional.empty(),
            true,
            false,
            false,
            false,
            false,
            arrival,
            SessionFacts.Negotiation.NONE,
            new SessionFacts.Control(ControlState.UNCONTROLLED, Optional.empty()),
            Optional.empty());
    return new CarState(session, need, 24_000, need.maxChargeW(), need.maxDischargeW(), steering);
  }
}
