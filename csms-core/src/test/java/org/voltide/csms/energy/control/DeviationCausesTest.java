package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.transactions.SessionView;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;

/** Why what flows is not what was planned: found out, shown, and planned with. */
class DeviationCausesTest {

  private final ControlWorld world = new ControlWorld();
  private UUID session = new UUID(0, 0);

  @BeforeEach
  void aCarThatIsTold() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    world.clock.pass(Duration.ofHours(6));
    session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
    awaitFollowing();
  }

  @Test
  void aFullCar() {
    Optional<SitePlanView> replanned = seen(0, 99);

    awaitFollowing();
    assertThat(control().cause()).isEqualTo("CAR_FULL");
    assertThat(replanned.orElseThrow().cars().getFirst().powerW().getFirst()).isNotPositive();
  }

  @Test
  void aCarThatTakesLess() {
    double planned = planned();
    Optional<SitePlanView> replanned = seen(planned / 2, 60);

    assertThat(replanned.orElseThrow().reason()).isEqualTo(Reason.DEVIATION.name());
    assertThat(replanned.orElseThrow().cars().getFirst().powerW())
        .allMatch(power -> power <= planned / 2 + 0.1);
    awaitFollowing();
    assertThat(control().cause()).as("also with its new profile").isEqualTo("CAR_LIMITED");

    world.clock.pass(Duration.ofMinutes(46));
    world.sample(session, planned(), 5_000, 0, 60);
    look(Reason.SAMPLE);
    assertThat(control().cause()).as("it is tried again").isNull();
  }

  @Test
  void aStationThatGoesOnAsItLikes() {
    world.stations.disconnect("cs-1");
    look(Reason.RECONNECT);
    assertThat(control().cause()).isEqualTo("OFFLINE");
    assertThat(control().state()).isEqualTo("OFFLINE");

    world.stations.connect("cs-1", OcppVersion.V2_1);
    look(Reason.RECONNECT);
    awaitFollowing();
    Optional<SitePlanView> replanned = seen(-15_000, 60);
    assertThat(control().cause()).isEqualTo("STATION_IGNORES");
    assertThat(control().note()).contains("-15000");
    assertThat(replanned.orElseThrow().cars()).isEmpty();
  }

  @Test
  void aStationThatRejects() {
    world.stations.answer = FakeStations.REJECTED;
    world.station("cs-2", false);
    world.stations.connect("cs-2", OcppVersion.V2_1);
    session = world.arrive("cs-2");
    look(Reason.ARRIVAL);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> "PROFILE_REJECTED".equals(control().cause()));
    assertThat(control().note()).contains("InvalidSchedule");
  }

  @Test
  void aDcStationThatTakesAmperesDrawsNoMoreThanPlannedAndIsNotTakenForLimited() {
    world.station("cs-2", false);
    world.database.update(
        "insert into station_variable (station_id, key, component, variable, attribute, value,"
            + " reported_at, changed_at) values ('cs-2', ?, 'SmartChargingCtrlr', 'RateUnit',"
            + " 'Actual', 'A', now(), now())",
        RateUnits.VARIABLE.key());
    world.stations.connect("cs-2", OcppVersion.V2_0_1);
    session = world.arrive("cs-2");
    look(Reason.ARRIVAL);
    awaitFollowing();
    double planned = planned();
    ChargingSchedule told =
        world.stations.profiles.stream()
            .map(profile -> profile.chargingSchedule().getFirst())
            .filter(schedule -> schedule.chargingRateUnit() == ChargingRateUnit.A)
            .findFirst()
            .orElseThrow();
    double amperes = told.chargingSchedulePeriod().getFirst().limit();
    assertThat(planned).isPositive();
    assertThat(amperes * 1_000).isBetween(planned - 200, planned);

    assertThat(seen(amperes * 400, 60)).as("nothing calls for a new plan").isEmpty();
    assertThat(control().cause()).isNull();
  }

  @Test
  void aStationThatSendsNoMeterValuesAnyMore() {
    world.database.update(
        "insert into station_variable (station_id, key, component, variable, attribute, value,"
            + " reported_at, changed_at)"
            + " values ('cs-1', ?, 'SampledDataCtrlr', 'TxUpdatedInterval', 'Actual', '60', now(),"
            + " now())",
        VariableAddress.of("SampledDataCtrlr", "TxUpdatedInterval").key());
    world.clock.pass(Duration.ofMinutes(4));
    assertThat(look(Reason.SAMPLE)).as("it may be late").isEmpty();

    world.clock.pass(Duration.ofMinutes(2));
    assertThat(look(Reason.SAMPLE)).isPresent();
    SessionView.Control silent = control();
    assertThat(silent.cause()).isEqualTo("NO_SAMPLES");
    assertThat(silent.note()).contains("2026-03-02 00:00Z");
    assertThat(look(Reason.SAMPLE)).as("once").isEmpty();

    world.sample(session, planned(), 2_000, 0, 54);
    assertThat(look(Reason.SAMPLE)).isEmpty();
    assertThat(control().cause()).isNull();
  }

  @Test
  void aStationThatNobodyToldHowOftenToSendIsWaitedForLonger() {
    world.clock.pass(Duration.ofMinutes(40));
    look(Reason.SAMPLE);
    assertThat(control().cause()).isNull();

    world.clock.pass(Duration.ofMinutes(6));
    look(Reason.SAMPLE);
    assertThat(control().cause()).isEqualTo("NO_SAMPLES");
  }

  /** Samples of six minutes that all say the same. */
  private Optional<SitePlanView> seen(double powerW, double soc) {
    Optional<SitePlanView> replanned = Optional.empty();
    for (int minute = 0; minute < 6 && replanned.isEmpty(); minute++) {
      world.clock.pass(Duration.ofMinutes(minute == 0 ? 2 : 1));
      world.sample(session, powerW, 100 * minute, 0, soc);
      replanned = look(Reason.SAMPLE);
    }
    return replanned;
  }

  private double planned() {
    return control().plannedPowerW();
  }

  private SessionView.Control control() {
    return world.sessions.find(session).orElseThrow().control();
  }

  private Optional<SitePlanView> look(Reason reason) {
    return world.depot.look(EnumSet.of(reason));
  }

  private void awaitFollowing() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> world.state(session) == ControlState.FOLLOWING);
  }
}
