package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.ProfileWriter;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;

/**
 * Sends profiles. One is under way per session; of those made meanwhile only the newest is sent
 * next. Every outcome is recorded and told. Thread-safe.
 */
@Singleton
class Deliveries {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  /** Outcomes written at once: the answers of a whole site leave connections for everybody else. */
  private static final int RECORDED_AT_ONCE = 8;

  private final Semaphore recording = new Semaphore(RECORDED_AT_ONCE);
  private final StationLink link;
  private final DeliveryStore store;
  private final ControlStore control;
  private final Clock clock;

  /** By session, while one is under way: what to send next. */
  private final Map<UUID, Optional<Parcel>> underWay = new HashMap<>();

  /** By site. */
  private final Map<String, Long> newestPlans = new ConcurrentHashMap<>();

  Deliveries(StationLink link, DeliveryStore store, ControlStore control, Clock clock) {
    this.link = link;
    this.store = store;
    this.control = control;
    this.clock = clock;
  }

  /**
   * A profile to send.
   *
   * @param answers when the car asked for it, see {@link SessionFacts.Negotiation#askedAt}
   * @param offering what the car may choose instead
   * @param ended told, on a virtual thread, what became of it
   */
  record Order(
      UUID session,
      String stationId,
      int evseId,
      long planId,
      Optional<Instant> answers,
      CarSchedule schedule,
      Offering offering,
      StationAbilities station,
      BiConsumer<UUID, Sent> ended) {}

  private record Parcel(Order order, CompletableFuture<Void> accepted) {}

  /**
   * Sends the profiles of a site's plan: those that draw less, and once all of these were accepted
   * those that draw more. When one was not, or a newer plan is there by then, the others are not
   * sent; whoever hears of it plans again.
   */
  void send(String siteId, long planId, List<Order> less, List<Order> more) {
    newestPlans.merge(siteId, planId, Math::max);
    var _ =
        CompletableFuture.allOf(send(less))
            .thenRun(
                () -> {
                  if (newestPlans.get(siteId) == planId) {
                    send(more);
                  }
                });
  }

  /** Sends a profile of no plan, at once or when the one under way has ended. */
  void send(Order order) {
    var _ = send(List.of(order));
  }

  private CompletableFuture<?>[] send(List<Order> orders) {
    noteSending(orders);
    return orders.stream().map(this::begin).toArray(CompletableFuture[]::new);
  }

  /** Profiles are sent whether or not it can be noted that they are. */
  private void noteSending(List<Order> orders) {
    try {
      control.sending(orders.stream().map(Order::session).toList(), clock.instant());
    } catch (RuntimeException e) {
      LOG.error("That profiles are on their way is not noted", e);
    }
  }

  /**
   * Sends it, at once or when the one under way has ended.
   *
   * @return done when it was accepted; never when it was not, or a newer one took its place
   */
  private CompletableFuture<Void> begin(Order order) {
    var accepted = new CompletableFuture<Void>();
    var parcel = new Parcel(order, accepted);
    synchronized (underWay) {
      if (underWay.containsKey(order.session())) {
        underWay.put(order.session(), Optional.of(parcel));
        return accepted;
      }
      underWay.put(order.session(), Optional.empty());
    }
    start(parcel);
    return accepted;
  }

  private void start(Parcel parcel) {
    Instant at = clock.instant();
    call(parcel.order())
        .whenComplete(
            (outcome, failure) -> {
              Sent sent = failure == null ? Sent.of(outcome) : Sent.failed(failure);
              Thread.ofVirtual().name("delivery").start(() -> finish(parcel, at, sent));
            });
  }

  private CompletionStage<CallOutcome<SetChargingProfileResponse>> call(Order order) {
    try {
      var profile =
          new ProfileWriter(order.station()).write(order.schedule(), order.offering().others());
      return link.call(
          order.stationId(), new SetChargingProfileRequest(order.evseId(), profile, null));
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void finish(Parcel parcel, Instant at, Sent sent) {
    Order order = parcel.order();
    recording.acquireUninterruptibly();
    try {
      store.record(order, at, sent);
      // A refusal counts from the sending: what the car asked for since is not answered by it.
      boolean accepted = sent.outcome() == Sent.Outcome.Accepted;
      control.set(order.session(), sent, accepted ? clock.instant() : at);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The outcome of a profile for session %s is not recorded", order.session());
    } finally {
      recording.release();
    }
    next(order.session())
        .ifPresent(
            newer -> {
              noteSending(List.of(newer.order()));
              start(newer);
            });
    order.ended().accept(order.session(), withChoice(order, sent));
    if (sent.outcome() == Sent.Outcome.Accepted) {
      parcel.accepted().complete(null);
    }
  }

  /** The car may have told its choice before the station's answer was stored. */
  private Sent withChoice(Order order, Sent sent) {
    try {
      boolean chosen =
          !order.offering().others().isEmpty()
              && sent.outcome() == Sent.Outcome.Accepted
              && store.hasChosen(order.session());
      return chosen ? sent.withChoice() : sent;
    } catch (RuntimeException e) {
      LOG.errorf(e, "What session %s chose is not known", order.session());
      return sent;
    }
  }

  private Optional<Parcel> next(UUID session) {
    synchronized (underWay) {
      Optional<Parcel> next = underWay.get(session);
      if (next.isPresent()) {
        underWay.put(session, Optional.empty());
      } else {
        underWay.remove(session);
      }
      return next;
    }
  }
}
