package org.voltide.csms.energy.control;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.Deliveries.Order;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.fallback.FallbackStore;
import org.voltide.csms.energy.need.NeedsReported;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.platform.Rounds;

/**
 * A car that told its needs waits 60 seconds for a schedule and then gives up (OCPP 2.x K15, ISO
 * 15118-2 V2G_SECC_Sequence_Timeout). Where the plan takes longer, the car is given a safe
 * schedule, and that of the plan follows by renegotiation (K16). Counts real time: cars have no
 * other. Thread-safe.
 */
@ApplicationScoped
public class PromptAnswers {

  private static final Logger LOG = Logger.getLogger(PromptAnswers.class);

  /** Leaves time for the way to the car. */
  static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Then the car is no longer there. */
  private static final Duration GIVE_UP = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Profiles of no plan. */
  private static final long NO_PLAN = 0;

  private final SiteReader reader;
  private final DeliveryStore delivered;
  private final Deliveries deliveries;
  private final Baselines baselines;
  private final KnownAbilities abilities;
  private final FallbackStore fallbacks;
  private final PlanNews news;
  private final Clock clock;
  private final LongSupplier nanos;

  /** Where a car waits, and since when, in nanoseconds. */
  private final Map<Place, Long> waiting = new ConcurrentHashMap<>();

  @Inject
  PromptAnswers(
      SiteReader reader,
      DeliveryStore delivered,
      Deliveries deliveries,
      Baselines baselines,
      KnownAbilities abilities,
      FallbackStore fallbacks,
      PlanNews news,
      Clock clock) {
    this(
        reader,
        delivered,
        deliveries,
        baselines,
        abilities,
        fallbacks,
        news,
        clock,
        System::nanoTime);
  }

  PromptAnswers(
      SiteReader reader,
      DeliveryStore delivered,
      Deliveries deliveries,
      Baselines baselines,
      KnownAbilities abilities,
      FallbackStore fallbacks,
      PlanNews news,
      Clock clock,
      LongSupplier nanos) {
    this.reader = reader;
    this.delivered = delivered;
    this.deliveries = deliveries;
    this.baselines = baselines;
    this.abilities = abilities;
    this.fallbacks = fallbacks;
    this.news = news;
    this.clock = clock;
    this.nanos = nanos;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK, "answers to cars that wait", this::look);
  }

  void needs(@Observes NeedsReported report) {
    waiting.put(new Place(report.stationId(), report.evseId()), nanos.getAsLong());
  }

  /** Answers the cars that have waited for long. */
  void look() {
    long now = nanos.getAsLong();
    waiting.forEach(
        (place, since) -> {
          Duration waited = Duration.ofNanos(now - since);
          if (waited.compareTo(PATIENCE) >= 0
              && (isSeenTo(place) || waited.compareTo(GIVE_UP) >= 0)) {
            waiting.remove(place, since);
          }
        });
  }

  /** Whether nobody waits there any more. One car's trouble is none of the others'. */
  private boolean isSeenTo(Place place) {
    try {
      Optional<SessionFacts> session = reader.sessionAt(place);
      session.ifPresent(this::answer);
      return session.isPresent();
    } catch (RuntimeException e) {
      LOG.errorf(e, "A car at %s may wait in vain for a schedule", place);
      return true;
    }
  }

  private Optional<StationAbilities> abilities(SessionFacts session) {
    return reader
        .site(session.siteId())
        .map(site -> abilities.of(List.of(session), site.wiring()).get(session.id()));
  }

  private void answer(SessionFacts session) {
    Instant now = clock.instant();
    Place place = new Place(session.stationId(), session.evseId());
    Reach reach =
        new Reach(
            abilities(session),
            Optional.ofNullable(delivered.lastAccepted(List.of(session.id())).get(session.id())),
            Optional.ofNullable(fallbacks.of(List.of(session.stationId())).get(place)));
    boolean isAnswered =
        reach
            .programme()
            .filter(told -> told.answers().equals(session.negotiation().askedAt()))
            .isPresent();
    if (!isAnswered
        && session.control().state() != ControlState.SENDING
        && reach.of(session, now) instanceof Steered steered) {
      LOG.infof("The car at %s is given a safe schedule until its plan is there", place);
      CarState car = CarState.of(session, reach, Watch.Seen.NOTHING, now);
      baselines.freeze(List.of(car), now);
      deliveries.send(order(car, steered, safe(reach, now)));
    }
  }

  /** What it was told before; without that nothing until others without news have made room. */
  private static List<PowerPeriod> safe(Reach reach, Instant now) {
    Instant room = now.plus(Fallback.HOLD);
    Instant end = now.plus(Snapshots.HORIZON);
    return reach
        .programme()
        .map(told -> told.from(now))
        .filter(left -> !left.isEmpty())
        .map(left -> from(now, left))
        .orElseGet(
            () ->
                List.of(
                    new PowerPeriod(now, room, 0),
                    new PowerPeriod(
                        room, end, reach.fallback().map(Fallback::powerW).orElse(0.0))));
  }

  private static List<PowerPeriod> from(Instant now, List<PowerPeriod> periods) {
    return periods.stream()
        .map(p -> p.start().isBefore(now) ? new PowerPeriod(now, p.end(), p.powerW()) : p)
        .toList();
  }

  private Order order(CarState car, Steered steered, List<PowerPeriod> periods) {
    SessionFacts session = car.session();
    return new Order(
        session.id(),
        session.stationId(),
        session.evseId(),
        NO_PLAN,
        session.negotiation().askedAt(),
        Instruction.schedule(car, steered, periods),
        Offering.NONE,
        steered.station(),
        () -> true,
        (id, sent) -> news.controlled(id));
  }
}
