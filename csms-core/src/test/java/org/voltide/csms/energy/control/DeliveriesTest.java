package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.Deliveries.Order;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** In which order the profiles of a plan leave. */
class DeliveriesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ControlWorld world = new ControlWorld();
  private final SlowStations stations = new SlowStations();
  private final Deliveries deliveries =
      new Deliveries(stations, world.deliveries, world.control, world.clock);
  private final List<Sent> outcomes = new CopyOnWriteArrayList<>();
  private volatile boolean followed = true;
  private final Map<String, UUID> sessions = new HashMap<>();

  /** Stations that answer when a test says so. */
  private static final class SlowStations implements StationLink {
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<CallOutcome<?>>> open = new ConcurrentLinkedQueue<>();

    @Override
    @SuppressWarnings("unchecked") // Only one request is ever sent.
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      CompletableFuture<CallOutcome<?>> answer = new CompletableFuture<>();
      open.add(answer);
      called.add(stationId);
      return answer.thenApply(outcome -> (CallOutcome<R>) outcome);
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }

    void answerOldest(CallOutcome<?> outcome) {
      open.remove().complete(outcome);
    }
  }

  @BeforeEach
  void cars() {
    for (String station : List.of("less", "more")) {
      world.station(station, false);
      world.stations.connect(station, OcppVersion.V2_1);
    }
  }

  private Order order(String station, long plan) {
    UUID session = sessions.computeIfAbsent(station, world::arrive);
    Instant start = world.clock.instant();
    var period = new PowerPeriod(start, start.plusSeconds(3_600), 7_000);
    return new Order(
        session,
        station,
        1,
        plan,
        Optional.empty(),
        new CarSchedule("tx", 1, List.of(period), 11_000, 0, 0),
        Offering.NONE,
        StationAbilities.inWatts(true, false),
        () -> followed,
        (id, sent) -> outcomes.add(sent));
  }

  /** A site of two cars that draws all it may: one shall draw 7 kW less, the other 7 kW more. */
  private void sendBoth(Deliveries sender, long plan) {
    Order less = order("less", plan);
    Order more = order("more", plan);
    Waves waves = waves(site(8_000, less.session(), more.session()));
    waves.tell(less.session(), WavesTest.change(8_000, 1_000));
    waves.tell(more.session(), WavesTest.change(0, 7_000));
    sender.send("depot", plan, waves, List.of(less, more));
  }

  private void sendOne(long plan) {
    Order order = order("less", plan);
    Waves waves = waves(site(8_000, order.session()));
    waves.tell(order.session(), WavesTest.change(0, 7_000));
    deliveries.send("depot", plan, waves, List.of(order));
  }

  private SiteSnapshot site(double limitW, UUID... cars) {
    return WavesTest.site(limitW, Arrays.stream(cars).map(UUID::toString).toList());
  }

  @Test
  void whoShallDrawMoreHearsOfItWhenTheOthersHaveObeyed() {
    sendBoth(deliveries, 1);
    assertThat(stations.called).containsExactly("less");
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> stations.called.equals(List.of("less", "more")));
  }

  @Test
  void whoShallDrawMoreHearsNothingWhenAnotherMayStillDoWhatItDid() {
    followed = false;
    sendBoth(deliveries, 1);
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    assertThat(outcomes.getFirst().state()).isEqualTo(ControlState.FOLLOWING);
    assertThat(stations.called).containsExactly("less");
  }

  @Test
  void whoShallDrawMoreHearsNothingWhenAnotherDoesNotObey() {
    sendBoth(deliveries, 1);
    stations.answerOldest(FakeStations.REJECTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    assertThat(outcomes.getFirst().state()).isEqualTo(ControlState.REJECTED);
    assertThat(stations.called).containsExactly("less");
  }

  @Test
  void whoDoesNotAnswerHoldsUpOnlyThoseWhoNeedItsRoom() {
    var impatient =
        new Deliveries(stations, world.deliveries, world.control, world.clock, Duration.ZERO);
    world.station("other", false);
    Order less = order("less", 1);
    Order more = order("more", 1);
    Order other = order("other", 1);
    Waves waves = waves(site(20_000, less.session(), more.session(), other.session()));
    waves.tell(less.session(), WavesTest.change(15_000, 1_000));
    waves.tell(more.session(), WavesTest.change(0, 7_000));
    waves.tell(other.session(), WavesTest.change(5_000, 12_000));
    impatient.send("depot", 1, waves, List.of(less, more, other));

    assertThat(stations.called).containsExactly("less");
    stations.answerOldest(FakeStations.ACCEPTED);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(stations.called).containsExactlyInAnyOrder("less", "more", "other"));
  }

  @Test
  void anOlderPlanIsNotFinishedOnceThereIsANewerOne() {
    sendBoth(deliveries, 1);
    deliveries.send("depot", 2, waves(site(8_000)), List.of());
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    assertThat(stations.called).containsExactly("less");
  }

  @Test
  void aPlanThatWasSlowerToMakeDoesNotOvertakeANewerOne() {
    sendOne(2);
    sendOne(1);
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    sendOne(1);
    assertThat(stations.called).containsExactly("less");
    assertThat(world.deliveries.of(sessions.get("less"))).hasSize(1);
  }

  @Test
  void ofProfilesThatWaitOnlyTheNewestIsSent() {
    sendOne(1);
    sendOne(2);
    sendOne(3);
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> stations.called.size() == 2);
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 2);
    assertThat(stations.called).containsExactly("less", "less");
  }

  private static Waves waves(SiteSnapshot site) {
    return new Waves(site, site.grid().start());
  }
}
