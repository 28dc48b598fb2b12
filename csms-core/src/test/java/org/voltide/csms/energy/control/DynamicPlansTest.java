package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.StatusInfo;

/** Plans that stations follow one value at a time. */
class DynamicPlansTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Map<String, String> ABLE =
      Map.of(
          "SupportsDynamicProfiles", "true",
          "SupportsMaxOfflineDuration", "true",
          "ProfileStackLevel", "2");

  private final ControlWorld world = new ControlWorld();

  @BeforeEach
  void station() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    world.database.update("update station set dynamic_profiles = true");
  }

  private void told(Map<String, String> variables) {
    variables.forEach(
        (variable, value) ->
            world.database.update(
                "insert into station_variable (station_id, key, component, variable, attribute,"
                    + " value, reported_at, changed_at) values ('cs-1', ?, 'SmartChargingCtrlr', ?,"
                    + " 'Actual', ?, now(), now())",
                VariableAddress.of("SmartChargingCtrlr", variable).key(),
                variable,
                value));
  }

  /** The car that arrived has the schedule of its plan, and the station its value. */
  private List<ChargingProfile> followed() {
    UUID session = world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    await().atMost(SOON).until(() -> world.state(session) == ControlState.FOLLOWING);
    await().atMost(SOON).until(() -> world.stations.profiles.size() == 2);
    return world.stations.profiles;
  }

  private void stepAt(Instant instant, int updates) {
    world.clock.pass(Duration.between(world.clock.instant(), instant));
    world.dynamics.look();
    await().atMost(SOON).until(() -> world.stations.updates.size() == updates);
  }

  @Test
  void theValueOfTheMomentLiesAboveTheScheduleAndGivesWayToIt() {
    told(ABLE);
    ChargingProfile schedule = followed().getFirst();
    ChargingProfile value = world.stations.profiles.getLast();
    assertThat(schedule.chargingProfileKind()).isEqualTo(ChargingProfileKind.Absolute);
    assertThat(value.chargingProfileKind()).isEqualTo(ChargingProfileKind.Dynamic);
    assertThat(value.stackLevel()).isGreaterThan(schedule.stackLevel());
    assertThat(value.id()).isNotEqualTo(schedule.id());
    assertThat(value.transactionId()).isEqualTo("tx");
    assertThat(value.maxOfflineDuration()).isPositive();
    assertThat(value.invalidAfterOfflineDuration()).isTrue();
    assertThat(value.dynUpdateInterval()).isPositive();
    assertThat(value.chargingSchedule().getFirst().duration()).isGreaterThan(15 * 60);
    assertThat(period(value, 0)).isEqualTo(period(schedule, 0));
    assertThat(value.chargingSchedule().getFirst().chargingSchedulePeriod()).hasSize(1);
  }

  @Test
  void eachStepIsPushedAsTheScheduleSaysAndMayBeFetched() {
    told(ABLE);
    ChargingProfile schedule = followed().getFirst();
    List<ChargingSchedulePeriod> periods =
        schedule.chargingSchedule().getFirst().chargingSchedulePeriod();
    ChargingSchedulePeriod changed =
        periods.stream()
            .filter(p -> !p.setpoint().equals(periods.getFirst().setpoint()))
            .findFirst()
            .orElseThrow();
    Instant next = ControlWorld.EVENING.plus(Duration.ofMinutes(15));
    Instant change = ControlWorld.EVENING.plusSeconds(changed.startPeriod());
    stepAt(next, 1);
    stepAt(change.isAfter(next) ? change : next.plusSeconds(1), change.isAfter(next) ? 2 : 1);
    ChargingScheduleUpdate last = world.stations.updates.getLast().scheduleUpdate();
    assertThat(last.setpoint()).isEqualTo(changed.setpoint());
    assertThat(last.limit()).isEqualTo(changed.limit());
    assertThat(last.dischargeLimit()).isEqualTo(changed.dischargeLimit());
    assertThat(
            world.database.query(
                "select (update -> 'scheduleUpdate' ->> 'setpoint')::float8 as w"
                    + " from dynamic_schedule",
                row -> row.number("w")))
        .containsExactly(changed.setpoint());
  }

  @Test
  void aProfileThatTheStationLostIsSetAgain() {
    told(ABLE);
    followed();
    world.stations.updated =
        new CallOutcome.Answered<>(
            new UpdateDynamicScheduleResponse(
                ChargingProfileStatus.Rejected,
                new StatusInfo("InvalidProfile", null, null),
                null));
    stepAt(ControlWorld.EVENING.plus(Duration.ofMinutes(15)), 1);
    await().atMost(SOON).until(() -> world.stations.profiles.size() == 3);
    assertThat(world.stations.profiles.getLast().chargingProfileKind())
        .isEqualTo(ChargingProfileKind.Dynamic);
  }

  @Test
  void whoseSessionEndsOrIsLeftAloneHoldsNoValue() {
    told(ABLE);
    int id = followed().getLast().id();
    world.database.update("update station set dynamic_profiles = false");
    world.depot.look(EnumSet.of(Reason.SITE));
    await().atMost(SOON).until(() -> world.stations.cleared.size() == 1);
    assertThat(world.stations.cleared.getFirst().chargingProfileId()).isEqualTo(id);
    world.clock.pass(Duration.ofMinutes(30));
    world.dynamics.look();
    assertThat(world.stations.updates).isEmpty();
  }

  /** It did what it was told before, and may go on with it for a while. */
  @Test
  void whoDoesNotAnswerIsNotReckonedToDoWhatTheScheduleSays() {
    told(ABLE);
    UUID session = world.arrive("cs-1");
    assertThat(world.dynamics.follow(course(session, 7_000))).isTrue();
    world.stations.updated = new CallOutcome.TimedOut<>(SOON);
    assertThat(world.dynamics.follow(course(session, 3_000)))
        .as("it has the schedule alone")
        .isTrue();
    assertThat(world.dynamics.follow(course(session, 2_000))).isTrue();
    world.stations.clearing = CompletableFuture.completedFuture(new CallOutcome.TimedOut<>(SOON));
    assertThat(world.dynamics.follow(course(session, 1_000))).isFalse();
  }

  @Test
  void aStationThatRefusesIsAskedAgainWithItsNextSchedule() {
    told(ABLE);
    UUID session = world.arrive("cs-1");
    world.stations.answer = FakeStations.REJECTED;
    world.dynamics.follow(course(session, 7_000));
    world.dynamics.goOn(course(session, 7_000));
    world.stations.answer = FakeStations.ACCEPTED;
    world.dynamics.follow(course(session, 3_000));
    assertThat(world.stations.profiles)
        .extracting(profile -> period(profile, 0).limit())
        .containsExactly(7_000.0, 3_000.0);
  }

  private Course course(UUID session, double powerW) {
    Instant start = world.clock.instant();
    return new Course(
        session,
        "depot",
        "cs-1",
        1,
        1,
        new CarSchedule(
            "tx",
            1,
            List.of(new PowerPeriod(start, start.plusSeconds(3_600), powerW)),
            11_000,
            0,
            0),
        StationAbilitiesBuilder.builder(StationAbilities.inWatts(true, false))
            .dynamic(true)
            .build());
  }

  /** Its profile has the same id as that of the car before. */
  @Test
  void theNextCarAtAnEvseIsToldWhenTheStationIsDoneWithTheLast() {
    told(ABLE);
    followed();
    world.stations.clearing = new CompletableFuture<>();
    world.database.update("update charging_session set ended_at = now(), transaction_id = 'last'");
    world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    await().atMost(SOON).until(() -> world.stations.profiles.size() >= 3);
    await().atMost(SOON).until(() -> world.stations.cleared.size() == 1);
    world.stations.clearing.complete(FakeStations.CLEARED);
    await().atMost(SOON).until(() -> world.stations.profiles.size() == 4);
    assertThat(world.stations.profiles.getLast().chargingProfileKind())
        .isEqualTo(ChargingProfileKind.Dynamic);
    stepAt(ControlWorld.EVENING.plus(Duration.ofMinutes(15)), 1);
    assertThat(world.database.query("select 1 from dynamic_schedule", _ -> true))
        .as("it can be fetched")
        .hasSize(1);
  }

  @Test
  void aStationThatDidNotSayThatItCanHasTheScheduleAlone() {
    told(Map.of("SupportsDynamicProfiles", "true", "SupportsMaxOfflineDuration", "true"));
    UUID session = world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    await().atMost(SOON).until(() -> world.state(session) == ControlState.FOLLOWING);
    world.depot.look(EnumSet.of(Reason.SITE));
    assertThat(world.stations.profiles)
        .as("no room for an order above it")
        .extracting(ChargingProfile::chargingProfileKind)
        .containsOnly(ChargingProfileKind.Absolute);
  }

  private static ChargingSchedulePeriod period(ChargingProfile profile, int number) {
    return profile.chargingSchedule().getFirst().chargingSchedulePeriod().get(number);
  }
}
