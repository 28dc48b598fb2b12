package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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
        new CarSchedule("tx", 1, List.of(period), 11_000, 0),
        Offering.NONE,
        StationAbilities.inWatts(true, false),
        (id, sent) -> outcomes.add(sent));
  }

  @Test
  void whoShallDrawMoreHearsOfItWhenTheOthersHaveObeyed() {
    deliveries.send("depot", 1, List.of(order("less", 1)), List.of(order("more", 1)));
    assertThat(stations.called).containsExactly("less");
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> stations.called.equals(List.of("less", "more")));
  }

  @Test
  void whoShallDrawMoreHearsNothingWhenAnotherDoesNotObey() {
    deliveries.send("depot", 1, List.of(order("less", 1)), List.of(order("more", 1)));
    stations.answerOldest(FakeStations.REJECTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    assertThat(outcomes.getFirst().state()).isEqualTo(ControlState.REJECTED);
    assertThat(stations.called).containsExactly("less");
  }

  @Test
  void anOlderPlanIsNotFinishedOnceThereIsANewerOne() {
    deliveries.send("depot", 1, List.of(order("less", 1)), List.of(order("more", 1)));
    deliveries.send("depot", 2, List.of(), List.of());
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 1);
    assertThat(stations.called).containsExactly("less");
  }

  @Test
  void ofProfilesThatWaitOnlyTheNewestIsSent() {
    deliveries.send("depot", 1, List.of(), List.of(order("less", 1)));
    deliveries.send("depot", 2, List.of(), List.of(order("less", 2)));
    deliveries.send("depot", 3, List.of(), List.of(order("less", 3)));
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> stations.called.size() == 2);
    stations.answerOldest(FakeStations.ACCEPTED);
    await().atMost(SOON).until(() -> outcomes.size() == 2);
    assertThat(stations.called).containsExactly("less", "less");
  }
}
