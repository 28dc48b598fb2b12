package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.plan.explanation.Action;
import org.voltide.csms.energy.plan.explanation.Because;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.transactions.SessionView;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.DCChargingParametersBuilder;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequestBuilder;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.OperationMode;

class SiteControllerTest {

  private final ControlWorld world = new ControlWorld();

  @BeforeEach
  void aStation() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
  }

  @Test
  void aCarThatArrivesIsPlannedPromisedAndSteered() {
    UUID session = arriveAndFollow();

    SessionView seen = world.sessions.find(session).orElseThrow();
    assertThat(seen.need().source()).isEqualTo("VEHICLE");
    assertThat(seen.need().energyWh()).isCloseTo(30_000, within(1.0));
    assertThat(seen.promise().socPercent()).isCloseTo(80, within(0.1));
    assertThat(seen.promise().feasible()).isTrue();
    assertThat(seen.promise().departure()).isEqualTo("2026-03-02T06:00:00Z");
    assertThat(seen.control().state()).isEqualTo("FOLLOWING");
    assertThat(seen.control().plannedPowerW()).isNegative();
  }

  @Test
  void theProfileDischargesInTheDearHoursAndChargesInTheCheapOnes() {
    arriveAndFollow();

    ChargingProfile profile = world.stations.profiles.getFirst();
    List<ChargingSchedulePeriod> periods =
        profile.chargingSchedule().getFirst().chargingSchedulePeriod();
    assertThat(profile.transactionId()).isEqualTo("tx");
    assertThat(periods).allMatch(p -> p.operationMode() == OperationMode.CentralSetpoint);
    assertThat(periods).anyMatch(p -> p.setpoint() < 0 && p.startPeriod() < 3 * 3600);
    assertThat(periods).anyMatch(p -> p.setpoint() > 0 && p.startPeriod() >= 6 * 3600);
    assertThat(periods)
        .filteredOn(p -> p.startPeriod() < 6 * 3600)
        .allMatch(p -> p.setpoint() <= 0);
  }

  @Test
  void aFeederLimitsTheCarsBehindIt() {
    world.database.update(
        "insert into site_group values"
            + " ('depot', 'feeder', 0, null, 'F', 'FEEDER', 8000, 5000, 0,"
            + " '[{\"importW\":3000,\"exportW\":3000}]')");
    world.database.update("insert into evse_wiring values ('cs-1', 1, 'depot', 'feeder', 'L1_L2')");
    arriveAndFollow();

    assertThat(
            world
                .stations
                .profiles
                .getFirst()
                .chargingSchedule()
                .getFirst()
                .chargingSchedulePeriod())
        .as("6 kW on two phases of 3, and no more than 5 back")
        .allMatch(p -> p.setpoint() <= 6_000.1 && p.setpoint() >= -5_000.1)
        .anyMatch(p -> p.setpoint() > 5_900)
        .anyMatch(p -> p.setpoint() < -4_900);
  }

  @Test
  void whatIsPlannedIsExplainedAndWhatWasStays() {
    arriveAndFollow();
    List<Explanation> before = explained();

    world.clock.pass(Duration.ofMinutes(20));
    look(Reason.QUARTER_HOUR);

    assertThat(before).extracting(Explanation::action).contains(Action.CHARGING);
    assertThat(before)
        .allMatch(
            each -> each.reasons().stream().anyMatch(because -> because instanceof Because.Price));
    List<Explanation> after = explained();
    assertThat(after.getFirst().start()).isEqualTo(before.getFirst().start());
    for (int i = 1; i < after.size(); i++) {
      assertThat(after.get(i).start()).isEqualTo(after.get(i - 1).end());
    }
  }

  private List<Explanation> explained() {
    return world
        .database
        .query(
            "select distinct session_id from session_plan_explanation", row -> row.id("session_id"))
        .stream()
        .flatMap(session -> Explanations.read(world.database, session).stream())
        .toList();
  }

  @Test
  void anOlderStationGetsLimitsAndItsCarIsNotPlannedToDischarge() {
    world.stations.connect("cs-1", OcppVersion.V2_0_1);
    arriveAndFollow();

    assertThat(
            world
                .stations
                .profiles
                .getFirst()
                .chargingSchedule()
                .getFirst()
                .chargingSchedulePeriod())
        .allMatch(p -> p.limit() >= 0 && p.setpoint() == null && p.operationMode() == null);
  }

  @Test
  void anOlderStationThatTakesNegativeLimitsDischargesByThem() {
    world.station("cs-2", true);
    world.stations.connect("cs-2", OcppVersion.V2_0_1);
    UUID session = world.arrive("cs-2");
    look(Reason.ARRIVAL);
    awaitState(session, ControlState.FOLLOWING);

    assertThat(
            world
                .stations
                .profiles
                .getFirst()
                .chargingSchedule()
                .getFirst()
                .chargingSchedulePeriod())
        .anyMatch(p -> p.limit() < 0);
  }

  @Test
  void aPlanThatSaysNothingNewIsNotSentAgain() {
    arriveAndFollow();

    look(Reason.OPERATOR);

    assertThat(world.stations.profiles).hasSize(1);
  }

  @Test
  void aRejectedProfileIsVisibleAndTheCarCountsAsBaseLoadUntilItIsTriedAgain() {
    world.stations.answer = FakeStations.REJECTED;
    UUID session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    awaitState(session, ControlState.REJECTED);

    assertThat(world.sessions.find(session).orElseThrow().control().note())
        .contains("InvalidSchedule");
    SitePlanView without = look(Reason.QUARTER_HOUR).orElseThrow();
    assertThat(without.cars()).isEmpty();
    assertThat(without.steps().getFirst().baseLoadW()).isEqualTo(35_000);
    assertThat(world.deliveries.of(session).getFirst().outcome()).isEqualTo("Rejected");

    world.stations.answer = FakeStations.ACCEPTED;
    world.clock.pass(Duration.ofMinutes(11));
    look(Reason.QUARTER_HOUR);
    awaitState(session, ControlState.FOLLOWING);
  }

  @Test
  void aTransactionItsStationDoesNotKnowIsNoLoad() {
    world.stations.answer = FakeStations.NO_SUCH_TRANSACTION;
    UUID session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    awaitState(session, ControlState.REJECTED);
    assertThat(world.sessions.find(session).orElseThrow().control().cause())
        .isEqualTo("TRANSACTION_UNKNOWN");

    SitePlanView without = look(Reason.QUARTER_HOUR).orElseThrow();
    assertThat(without.cars()).isEmpty();
    assertThat(without.steps().getFirst().baseLoadW()).isEqualTo(5_000);

    world.stations.answer = FakeStations.ACCEPTED;
    world.clock.pass(Duration.ofMinutes(11));
    look(Reason.QUARTER_HOUR);
    awaitState(session, ControlState.FOLLOWING);
  }

  @Test
  void aStationThatDoesNotAnswerIsPlannedAroundAndTriedAgainLater() {
    world.stations.answer = new CallOutcome.TimedOut<>(Duration.ofSeconds(30));
    UUID session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    awaitState(session, ControlState.REJECTED);
    assertThat(world.sessions.find(session).orElseThrow().control().note()).contains("30 s");
    assertThat(look(Reason.QUARTER_HOUR).orElseThrow().cars()).isEmpty();

    world.stations.answer = FakeStations.ACCEPTED;
    world.clock.pass(Duration.ofMinutes(11));
    look(Reason.QUARTER_HOUR);
    awaitState(session, ControlState.FOLLOWING);
  }

  @Test
  void aStationThatIgnoresItsProfileIsFoundOutByTheMeter() {
    UUID session = arriveAndFollow();
    for (int minute = 2; minute <= 6; minute++) {
      world.clock.pass(Duration.ofMinutes(minute == 2 ? 2 : 1));
      world.sample(session, 30_000, 500 * minute, 0, 52);
      look(Reason.SAMPLE);
    }

    assertThat(world.state(session)).isEqualTo(ControlState.IGNORED);
    assertThat(world.sessions.find(session).orElseThrow().control().cause())
        .isEqualTo("STATION_IGNORES");
    SitePlanView plan = look(Reason.OPERATOR).orElseThrow();
    assertThat(plan.cars()).isEmpty();
    assertThat(plan.steps().getFirst().baseLoadW()).isEqualTo(35_000);
  }

  @Test
  void samplesAsPlannedCallForNoNewPlan() {
    UUID session = arriveAndFollow();
    double planned = world.sessions.find(session).orElseThrow().control().plannedPowerW();
    world.clock.pass(Duration.ofMinutes(5));
    world.sample(session, planned, 0, 2_500, 46);

    assertThat(look(Reason.SAMPLE)).isEmpty();
  }

  @Test
  void aCarThatGivesLessThanPlannedIsPlannedWithThat() {
    UUID session = arriveAndFollow();
    double able = world.sessions.find(session).orElseThrow().control().plannedPowerW() / 2;
    Optional<SitePlanView> replanned = Optional.empty();
    for (int minute = 2; minute <= 5; minute++) {
      world.clock.pass(Duration.ofMinutes(minute == 2 ? 2 : 1));
      world.sample(session, able, 0, 50 * minute, 50);
      replanned = look(Reason.SAMPLE);
    }

    assertThat(world.state(session)).isIn(ControlState.FOLLOWING, ControlState.SENDING);
    assertThat(replanned.orElseThrow().reason()).isEqualTo(Reason.DEVIATION.name());
    assertThat(replanned.orElseThrow().cars().getFirst().powerW())
        .allMatch(power -> power >= able - 0.1);
  }

  @Test
  void aStationOutOfReachIsAssumedToGoOnAndIsNotToldTheSameTwice() {
    UUID session = arriveAndFollow();
    double told = world.sessions.find(session).orElseThrow().control().plannedPowerW();

    world.stations.disconnect("cs-1");
    SitePlanView alone = look(Reason.RECONNECT).orElseThrow();
    assertThat(world.state(session)).isEqualTo(ControlState.OFFLINE);
    assertThat(told).isNegative();
    assertThat(alone.steps().getFirst().netW())
        .as("nobody relies on what it gives")
        .isCloseTo(5_000, within(1.0));

    world.stations.connect("cs-1", OcppVersion.V2_1);
    look(Reason.RECONNECT);
    assertThat(world.state(session)).isEqualTo(ControlState.FOLLOWING);
    assertThat(world.stations.profiles).hasSize(1);
  }

  @Test
  void aStationThatWasNeverReachedIsToldWhenItComes() {
    world.stations.disconnect("cs-1");
    UUID session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    assertThat(world.state(session)).isEqualTo(ControlState.OFFLINE);

    world.stations.connect("cs-1", OcppVersion.V2_1);
    look(Reason.RECONNECT);
    awaitState(session, ControlState.FOLLOWING);
  }

  @Test
  void aWishChangesPlanAndPromiseAtOnce() {
    UUID session = arriveAndFollow();
    Instant soon = ControlWorld.EVENING.plus(Duration.ofHours(1));

    world.needs.wish(
        session,
        new DriverWish(OptionalDouble.of(90), Optional.of(soon), false, OptionalDouble.empty()),
        world.clock.instant());
    look(Reason.PROMISE);

    SessionView seen = world.sessions.find(session).orElseThrow();
    assertThat(seen.need().source()).isEqualTo("DRIVER");
    assertThat(seen.promise().departure()).isEqualTo(soon);
    assertThat(seen.promise().socPercent()).isCloseTo(90, within(0.1));
    assertThat(seen.control().plannedPowerW()).isGreaterThan(20_000);
  }

  @Test
  void aCarThatAnOperatorWantsChargedNowIsChargedAtOnceUntilTheModeIsLeft() {
    UUID session = arriveAndFollow();
    world.database.update(
        "insert into session_mode values (?, '{\"kind\":\"CHARGE_NOW\"}', now())", session);
    look(Reason.MODE);
    assertThat(world.sessions.find(session).orElseThrow().control().plannedPowerW())
        .isGreaterThan(20_000);
    assertThat(world.reader.plannedNeed(session).orElseThrow().chargeNow()).isTrue();

    world.database.update("delete from session_mode where session_id = ?", session);
    look(Reason.MODE);
    assertThat(world.reader.plannedNeed(session).orElseThrow().chargeNow()).isFalse();
  }

  @Test
  void whatTheCarSaysBeforeOrDuringItsSessionCounts() {
    var dc =
        DCChargingParametersBuilder.builder()
            .evMaxCurrent(50)
            .evMaxVoltage(400)
            .evEnergyCapacity(40_000.0)
            .stateOfCharge(25)
            .energyAmount(20_000.0)
            .build();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC)
            .dcChargingParameters(dc)
            .departureTime(ControlWorld.EVENING.plus(Duration.ofHours(5)))
            .build();
    world.database.transact(
        statements -> world.needs.report(statements, "cs-1", world.clock.instant(), told(needs)));
    world.clock.pass(Duration.ofSeconds(20));

    UUID session = arriveAndFollow();

    SessionView.Need seen = world.sessions.find(session).orElseThrow().need();
    assertThat(seen.source()).isEqualTo("CAR");
    assertThat(seen.capacityWh()).isEqualTo(40_000);
    assertThat(seen.energyWh()).isEqualTo(10_000);
    assertThat(seen.targetSocPercent()).isCloseTo(75, within(0.01));
  }

  @Test
  void theNextCarDoesNotInheritWhatTheLastOneSaid() {
    UUID first = arriveAndFollow();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC)
            .departureTime(ControlWorld.EVENING.plus(Duration.ofHours(5)))
            .build();
    world.database.transact(
        statements -> world.needs.report(statements, "cs-1", world.clock.instant(), told(needs)));
    world.clock.pass(Duration.ofMinutes(5));
    world.leave(first);
    world.clock.pass(Duration.ofMinutes(1));
    world.database.update("update charging_session set transaction_id = 'tx0'");

    UUID second = world.arrive("cs-1");

    assertThat(world.reader.session(second).orElseThrow().arrival().reported()).isEmpty();
    assertThat(world.reader.session(first).orElseThrow().arrival().reported()).isPresent();
  }

  @Test
  void aSessionThatCannotBePlannedOrSettledStopsNoOther() {
    world.station("cs-2", false);
    world.stations.connect("cs-2", OcppVersion.V2_1);
    UUID odd = world.arrive("cs-2");
    UUID good = arriveAndFollow();
    world.clock.pass(Duration.ofMinutes(15));
    world.sample(odd, 0, 100, 0, 50);
    world.sample(good, -20_000, 0, 5_000, 41);
    world.database.update("update charging_session set energy_in_wh = 'NaN' where id = ?", odd);
    world.database.update("update meter_sample set import_wh = 'NaN' where session_id = ?", odd);

    world.depot.book();
    SitePlanView plan = look(Reason.QUARTER_HOUR).orElseThrow();
    assertThat(plan.cars()).extracting(SitePlanView.Car::sessionId).containsExactly(good);
    assertThat(plan.steps()).allMatch(step -> step.baseLoadW() == 35_000);
    assertThat(world.queries.ledger(good).total().sums().energyOutWh()).isEqualTo(5_000);

    world.leave(odd);
    world.leave(good);
    look(Reason.DEPARTURE);
    assertThat(world.queries.ledger(good).total().uncontrolled()).isNotNull();
    assertThat(world.queries.ledger(odd).total().uncontrolled()).isNull();
  }

  @Test
  void aSessionWhoseEvseIsUnknownIsBaseLoadAndSettled() {
    UUID session = world.arrive("cs-1");
    world.database.update("update charging_session set evse_id = null");

    SitePlanView plan = look(Reason.ARRIVAL).orElseThrow();
    assertThat(plan.cars()).isEmpty();
    assertThat(plan.steps().getFirst().baseLoadW()).isEqualTo(8_680);
    assertThat(world.stations.profiles).isEmpty();

    world.leave(session);
    look(Reason.DEPARTURE);
    assertThat(world.queries.ledger(session).total().uncontrolled()).isNotNull();
  }

  private static NotifyEVChargingNeedsRequest told(ChargingNeeds needs) {
    return NotifyEVChargingNeedsRequestBuilder.builder().evseId(1).chargingNeeds(needs).build();
  }

  private UUID arriveAndFollow() {
    UUID session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    awaitState(session, ControlState.FOLLOWING);
    return session;
  }

  private Optional<SitePlanView> look(Reason reason) {
    return world.depot.look(EnumSet.of(reason));
  }

  private void awaitState(UUID session, ControlState state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> world.state(session) == state);
  }
}
