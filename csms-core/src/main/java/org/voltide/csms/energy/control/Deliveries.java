package org.voltide.csms.energy.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
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

  /** In real time, as the network's. Most stations answer within a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore recording = new Semaphore(RECORDED_AT_ONCE);
  private final StationLink link;
  private final DeliveryStore store;
  private final ControlStore control;
  private final Clock clock;
  private final Duration patience;

  /** By session, while one is under way: what to send next. */
  private final Map<UUID, Optional<Parcel>> underWay = new HashMap<>();

  /** By site; guarded as what is under way, so that no older plan slips in behind a newer one. */
  private final Map<String, Long> newestPlans = new HashMap<>();

  @Inject
  Deliveries(StationLink link, DeliveryStore store, ControlStore control, Clock clock) {
    this(link, store, control, clock, PATIENCE);
  }

  /** With another patience with stations that do not answer. */
  Deliveries(
      StationLink link, DeliveryStore store, ControlStore control, Clock clock, Duration patience) {
    this.link = link;
    this.store = store;
    this.control = control;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * A profile to send.
   *
   * @param answers when the car asked for it, see {@link SessionFacts.Negotiation#askedAt}
   * @param offering what the car may choose instead
   * @param followed asked, on a virtual thread, once the station accepted it: whether nothing that
   *     lies above it still says something else
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
      BooleanSupplier followed,
      BiConsumer<UUID, Sent> ended) {}

  private record Parcel(Order order, CompletableFuture<Boolean> followed) {}

  /**
   * Sends the profiles of a site's plan, wave by wave, until there is a newer plan.
   *
   * @param orders one for each of the waves' changes
   */
  void send(String siteId, long planId, Waves waves, List<Order> orders) {
    synchronized (underWay) {
      newestPlans.merge(siteId, planId, Math::max);
    }
    new Round(waves, orders, patience, wave -> send(siteId, planId, wave)).goOn();
  }

  /** Sends a profile of no plan, at once or when the one under way has ended. */
  void send(Order order) {
    List<Parcel> first;
    synchronized (underWay) {
      first = queue(List.of(parcel(order)));
    }
    noteSending(List.of(order));
    first.forEach(this::start);
  }

  private List<CompletableFuture<Boolean>> send(String siteId, long planId, List<Order> wave) {
    List<Parcel> parcels = wave.stream().map(Deliveries::parcel).toList();
    List<Parcel> first;
    synchronized (underWay) {
      if (planId < newestPlans.get(siteId)) {
        return List.of();
      }
      first = queue(parcels);
    }
    noteSending(wave);
    first.forEach(this::start);
    return parcels.stream().map(Parcel::followed).toList();
  }

  private static Parcel parcel(Order order) {
    return new Parcel(order, new CompletableFuture<>());
  }

  /**
   * A newer profile takes the place of one that waits; that one is never followed.
   *
   * @return those that need not wait
   */
  private List<Parcel> queue(List<Parcel> parcels) {
    List<Parcel> first = new ArrayList<>();
    for (Parcel parcel : parcels) {
      UUID session = parcel.order().session();
      if (underWay.containsKey(session)) {
        underWay
            .put(session, Optional.of(parcel))
            .ifPresent(older -> older.followed().complete(false));
      } else {
        underWay.put(session, Optional.empty());
        first.add(parcel);
      }
    }
    return first;
  }

  /** Profiles are sent whether or not it can be noted that they are. */
  private void noteSending(List<Order> orders) {
    try {
      control.sending(orders.stream().map(Order::session).toList(), clock.instant());
    } catch (RuntimeException e) {
      LOG.error("That profiles are on their way is not noted", e);
    }
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
    boolean follows = sent.outcome() == Sent.Outcome.Accepted && order.followed().getAsBoolean();
    order.ended().accept(order.session(), withChoice(order, sent));
    parcel.followed().complete(follows);
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
