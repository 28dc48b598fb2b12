package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.DCChargingParametersBuilder;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequestBuilder;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.EnergyTransferMode;

/** Cars that choose between the schedules of their profile. */
class ChoiceTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final ControlWorld world = new ControlWorld();
  private UUID session = new UUID(0, 0);

  @BeforeEach
  void aCarThatToldItsNeeds() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_0_1);
    session = world.arrive("cs-1");
    var dc =
        DCChargingParametersBuilder.builder()
            .evMaxCurrent(100)
            .evMaxVoltage(300)
            .evMaxPower(30_000.0)
            .stateOfCharge(50)
            .evEnergyCapacity(60_000.0)
            .energyAmount(18_000.0)
            .build();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC)
            .dcChargingParameters(dc)
            .departureTime(ControlWorld.EVENING.plus(Duration.ofHours(12)))
            .build();
    var told = NotifyEVChargingNeedsRequestBuilder.builder().evseId(1).chargingNeeds(needs).build();
    world.database.transact(
        statements -> world.needs.report(statements, "cs-1", world.clock.instant(), told));
    look(Reason.NEEDS);
    awaitFollowing();
  }

  @Test
  void thePlanFollowsWhatACarHasChosen() {
    assertThat(offered()).hasSize(3);
    double evenW = offered().get(1).chargingSchedulePeriod().getFirst().limit();
    assertThat(evenW).isPositive();
    choose(offered().get(1));
    SitePlanView.Car car = look(Reason.CHOICE).cars().getFirst();
    assertThat(car.powerW().getFirst()).isCloseTo(evenW, within(1.0));
    assertThat(car.shortfallWh()).isLessThan(100);
    world.clock.pass(Duration.ofMinutes(10));
    assertThat(look(Reason.PRICES).cars().getFirst().powerW().getFirst())
        .as("for as long as nothing changes")
        .isCloseTo(evenW, within(1.0));
    assertThat(world.stations.profiles).as("nothing new is said").hasSize(1);
  }

  @Test
  void untilItHasChosenTheRoomOfAllItsSchedulesIsKept() {
    double planned = look(Reason.QUARTER_HOUR).cars().getFirst().powerW().getFirst();
    assertThat(planned).isZero();
    assertThat(world.stations.profiles).hasSize(1);
    assertThat(look(Reason.QUARTER_HOUR).steps().getFirst().baseLoadW()).isGreaterThan(5_000);
    world.clock.pass(Duration.ofMinutes(3));
    assertThat(look(Reason.QUARTER_HOUR).steps().getFirst().baseLoadW()).isEqualTo(5_000);
  }

  @Test
  void anotherNeedIsNegotiatedAnew() {
    choose(offered().get(1));
    look(Reason.CHOICE);
    world.clock.pass(Duration.ofMinutes(1));
    world.needs.wish(
        session,
        new DriverWish(OptionalDouble.of(100), Optional.empty(), false, OptionalDouble.empty()),
        world.clock.instant());
    look(Reason.PROMISE);
    await().atMost(SOON).until(() -> world.stations.profiles.size() == 2);
    assertThat(offered()).hasSizeGreaterThan(1);
  }

  @Test
  void whatALimitDoesNotBearIsNegotiatedAnew() {
    choose(offered().get(1));
    look(Reason.CHOICE);
    world.clock.pass(Duration.ofMinutes(1));
    world.database.update("update site set import_limit_w = 5500");
    look(Reason.SITE);
    await().atMost(SOON).until(() -> world.stations.profiles.size() == 2);
    assertThat(offered().getFirst().chargingSchedulePeriod())
        .allMatch(period -> period.limit() <= 500);
  }

  @Test
  void aPreviewOfAModeHoldsNoCarToWhatItChose() {
    choose(offered().get(1));
    double evenW = look(Reason.CHOICE).cars().getFirst().powerW().getFirst();
    Supposed atOnce = new Supposed(null, null, null, new Mode.LimitOnly(), null);
    SitePreview preview = world.depot.preview(atOnce).orElseThrow();
    assertThat(preview.before().cars().getFirst().powerW().getFirst())
        .isCloseTo(evenW, within(1.0));
    assertThat(preview.after().cars().getFirst().powerW().getFirst()).isGreaterThan(2 * evenW);
    assertThat(world.stations.profiles).as("nobody is told").hasSize(1);
  }

  @Test
  void aStationThatRefusesSeveralGetsOne() {
    world.stations.answer = FakeStations.REJECTED;
    needsAgain();
    await().atMost(SOON).until(() -> world.state(session) == ControlState.REJECTED);
    world.stations.answer = FakeStations.ACCEPTED;
    needsAgain();
    awaitFollowing();
    assertThat(offered()).hasSize(1);
  }

  private void needsAgain() {
    world.clock.pass(Duration.ofMinutes(1));
    world.database.update("update charging_need_report set reported_at = ?", world.clock.instant());
    look(Reason.NEEDS);
  }

  /** The schedules of the newest profile. */
  private List<ChargingSchedule> offered() {
    return world.stations.profiles.getLast().chargingSchedule();
  }

  private void choose(ChargingSchedule schedule) {
    world.database.update(
        """
        insert into ev_schedule (station_id, evse_id, received_at, accepted, payload, schedule_id)
        values ('cs-1', 1, ?, true, '{}', ?)
        """,
        world.clock.instant(),
        schedule.id());
  }

  private SitePlanView look(Reason reason) {
    return world.depot.look(EnumSet.of(reason)).orElseThrow();
  }

  private void awaitFollowing() {
    await().atMost(SOON).until(() -> world.state(session) == ControlState.FOLLOWING);
  }
}
