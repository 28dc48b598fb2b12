package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;

/** 3 kW are left for a car: too little for three phases, enough for one. */
class PhaseSwitchingTest {

  private final ControlWorld world = new ControlWorld();

  @BeforeEach
  void aSmallConnection() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_0_1);
    world.database.update("update evse set current_type = 'AC', max_charge_w = 11000");
    world.database.update("update site set import_limit_w = 8000");
  }

  @Test
  void withoutSwitchingNothingFlows() {
    assertThat(told()).allMatch(period -> period.limit() == 0);
  }

  @Test
  void aStationThatSwitchesChargesOnOnePhase() {
    switching();

    assertThat(told())
        .allMatch(period -> period.limit() <= 3_000)
        .anyMatch(period -> period.limit() >= 2_900)
        .filteredOn(period -> period.limit() > 0)
        .allMatch(period -> Integer.valueOf(1).equals(period.numberPhases()));
  }

  @Test
  void noneSwitchesWherePhasesHaveLimits() {
    switching();
    world.database.update(
        "insert into site_group values"
            + " ('depot', 'feeder', 0, null, 'F', 'FEEDER', 8000, 5000, 0,"
            + " '[{\"importW\":3000,\"exportW\":3000}]')");

    assertThat(told()).allMatch(period -> period.limit() == 0);
  }

  @Test
  void aCarThatNeedsMoreIsToldOnePhaseAndDoesThat() {
    switching();
    world.database.update("update site set import_limit_w = 13000");
    UUID session = world.arrive("cs-1");
    world.database.update("update vehicle set min_charge_w = 9000");
    world.clock.pass(Duration.ofHours(6));
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    awaitFollowing(session);

    ChargingSchedulePeriod first = lastTold().getFirst();
    assertThat(first.limit()).isBetween(3_600.0, 3_667.0);
    assertThat(first.numberPhases()).isEqualTo(1);
    for (int minute = 0; minute < 8; minute++) {
      world.clock.pass(Duration.ofMinutes(1));
      world.sample(session, first.limit(), 60.0 * (minute + 1), 0, 50);
      world.depot.look(EnumSet.of(Reason.SAMPLE));
    }
    assertThat(world.reader.session(session).orElseThrow().control().state())
        .isEqualTo(ControlState.FOLLOWING);
    assertThat(
            world.database.query(
                "select control_cause from session_need", row -> row.maybeText("control_cause")))
        .as("less than planned flows, but what was told")
        .containsExactly(Optional.empty());
  }

  private void switching() {
    world.database.update(
        "insert into station_variable (station_id, key, component, variable, attribute, value,"
            + " reported_at, changed_at) values ('cs-1', ?, 'SmartChargingCtrlr', 'Phases3to1',"
            + " 'Actual', 'true', now(), now())",
        VariableAddress.of("SmartChargingCtrlr", "Phases3to1").key());
  }

  private List<ChargingSchedulePeriod> told() {
    UUID session = world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    awaitFollowing(session);
    return lastTold();
  }

  private void awaitFollowing(UUID session) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> world.state(session) == ControlState.FOLLOWING);
  }

  private List<ChargingSchedulePeriod> lastTold() {
    return world.stations.profiles.getLast().chargingSchedule().getFirst().chargingSchedulePeriod();
  }
}
