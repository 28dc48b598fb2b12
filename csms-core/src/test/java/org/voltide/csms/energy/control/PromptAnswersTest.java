package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.energy.fallback.FallbackStore;
import org.voltide.csms.energy.need.NeedsReported;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.transactions.LiveSessions;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequestBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.EnergyTransferMode;

class PromptAnswersTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final ControlWorld world = new ControlWorld();
  private final AtomicLong nanos = new AtomicLong();
  private final LiveEvents live = new LiveEvents();
  private final PromptAnswers answers =
      new PromptAnswers(
          world.reader,
          world.deliveries,
          new Deliveries(world.stations, world.deliveries, world.control, world.clock),
          new Baselines(world.baselines),
          new KnownAbilities(world.stations, new DeviceModel(world.database)),
          new FallbackStore(world.database),
          new PlanNews(live, new LiveSessions(world.sessions, live)),
          world.clock,
          nanos::get);

  @BeforeEach
  void aStation() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
  }

  @Test
  void aCarWhosePlanTakesLongGetsASafeScheduleInTime() {
    UUID session = world.arrive("cs-1");
    tellNeeds();
    passes(39);
    assertThat(world.stations.profiles).isEmpty();
    passes(2);
    awaitProfiles(1);
    assertThat(periods(0)).allMatch(period -> period.setpoint() == 0);
    passes(30);
    assertThat(world.stations.profiles).hasSize(1);

    await().atMost(SOON).until(() -> world.deliveries.wasAccepted(session));
    world.depot.look(EnumSet.of(Reason.NEEDS));
    awaitProfiles(2);
    assertThat(periods(1)).anyMatch(period -> period.setpoint() != 0);
  }

  @Test
  void aCarThatHasGoneOnWithSomethingGoesOnWithThat() {
    UUID session = world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
    awaitFollowing(session);
    tellNeeds();
    passes(41);
    awaitProfiles(2);
    assertThat(periods(1)).isEqualTo(periods(0));
  }

  @Test
  void aCarThatHasItsScheduleNeedsNoOther() {
    UUID session = world.arrive("cs-1");
    tellNeeds();
    world.depot.look(EnumSet.of(Reason.NEEDS));
    awaitFollowing(session);
    passes(41);
    assertThat(world.stations.profiles).hasSize(1);
  }

  @Test
  void oneWhoseTransactionIsNotKnownYetIsAnsweredOnceItIs() {
    tellNeeds();
    passes(41);
    assertThat(world.stations.profiles).isEmpty();
    world.arrive("cs-1");
    passes(1);
    awaitProfiles(1);
  }

  private void tellNeeds() {
    var needs =
        ChargingNeedsBuilder.builder().requestedEnergyTransfer(EnergyTransferMode.DC).build();
    var told = NotifyEVChargingNeedsRequestBuilder.builder().evseId(1).chargingNeeds(needs).build();
    world.database.transact(
        statements -> world.needs.report(statements, "cs-1", world.clock.instant(), told));
    answers.needs(new NeedsReported("cs-1", 1));
  }

  private void passes(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    answers.look();
  }

  private void awaitProfiles(int number) {
    await().atMost(SOON).until(() -> world.stations.profiles.size() == number);
  }

  private void awaitFollowing(UUID session) {
    await().atMost(SOON).until(() -> world.state(session) == ControlState.FOLLOWING);
  }

  private List<ChargingSchedulePeriod> periods(int profile) {
    return world
        .stations
        .profiles
        .get(profile)
        .chargingSchedule()
        .getFirst()
        .chargingSchedulePeriod();
  }
}
