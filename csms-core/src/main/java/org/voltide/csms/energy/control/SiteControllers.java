package org.voltide.csms.energy.control;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.imposed.ImposedChanged;
import org.voltide.csms.energy.ledger.QuarterEnergy;
import org.voltide.csms.energy.limits.LimitsChanged;
import org.voltide.csms.energy.limits.ScheduleChosen;
import org.voltide.csms.energy.meters.PowerChanged;
import org.voltide.csms.energy.modes.ModesChanged;
import org.voltide.csms.energy.need.NeedsReported;
import org.voltide.csms.energy.prices.PricesChanged;
import org.voltide.csms.energy.prices.SupplyTariffChanged;
import org.voltide.csms.energy.terms.TermsChanged;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.sites.SiteChanged;
import org.voltide.csms.smartcharging.PriorityChanged;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.transactions.SessionChanged;

/** One controller per site, woken by what happens and by each quarter hour. Thread-safe. */
@ApplicationScoped
public class SiteControllers {

  /** Real time; a quarter hour of a fast domain clock may last a second. */
  private static final Duration LOOK_AT_CLOCK = Duration.ofMillis(200);

  /** Domain time over which the sites' quarter hours begin. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  private final SiteReader reader;
  private final SitePlanning planning;
  private final Settlement settlement;
  private final ControlStore control;
  private final PlanNews news;
  private final Turns turns;
  private final Clock clock;

  private final Map<String, SiteController> controllers = new ConcurrentHashMap<>();
  private Instant quarter = Instant.MIN;
  private Instant minute = Instant.MIN;

  /** Who is still to be woken in this quarter hour, in that order. */
  private final Queue<Tick> ticks = new ArrayDeque<>();

  private record Tick(Instant at, String site) {}

  SiteControllers(
      SiteReader reader,
      SitePlanning planning,
      Settlement settlement,
      ControlStore control,
      PlanNews news,
      Turns turns,
      Clock clock) {
    this.reader = reader;
    this.planning = planning;
    this.settlement = settlement;
    this.control = control;
    this.news = news;
    this.turns = turns;
    this.clock = clock;
  }

  /** Plans a site now, on the calling thread, and tells the plan. */
  SitePlanView planNow(String siteId, Reason reason) {
    return controller(siteId)
        .look(EnumSet.of(reason))
        .orElseThrow(() -> Problem.notFound("site", siteId));
  }

  /** What the plan of a site would become, made on the calling thread and told to nobody. */
  SitePreview preview(String siteId, Supposed supposed) {
    return controller(siteId).preview(supposed).orElseThrow(() -> Problem.notFound("site", siteId));
  }

  /**
   * Wakes every site with cars once in each quarter hour: spread over its first minute, so that not
   * all want to be planned at once. What flows is looked at every minute, because nobody tells of
   * meter values that are missing.
   */
  synchronized void tick() {
    Instant now = clock.instant();
    Instant begun = QuarterEnergy.startOf(now);
    if (!begun.equals(quarter)) {
      quarter = begun;
      ticks.clear();
      spread(reader.busySites(now), begun);
    }
    if (!now.truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
      minute = now.truncatedTo(ChronoUnit.MINUTES);
      controllers.values().forEach(site -> site.wake(Reason.SAMPLE));
    }
    while (!ticks.isEmpty() && !ticks.element().at().isAfter(now)) {
      controller(ticks.remove().site()).wake(Reason.QUARTER_HOUR);
    }
  }

  private void spread(List<String> sites, Instant begun) {
    for (int i = 0; i < sites.size(); i++) {
      ticks.add(new Tick(begun.plus(SPREAD.multipliedBy(i).dividedBy(sites.size())), sites.get(i)));
    }
  }

  void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event, Rounds rounds) {
    reader.busySites(clock.instant()).forEach(site -> controller(site).wake(Reason.START));
    rounds.every(LOOK_AT_CLOCK, "quarter hours", this::tick);
  }

  void session(@Observes SessionChanged change) {
    SiteController site = controller(change.siteId());
    switch (change.kind()) {
      case STARTED -> site.wake(Reason.ARRIVAL);
      case UPDATED -> site.sampled();
      case RESUMED -> Thread.ofVirtual().name("resumed").start(() -> resumed(site, change));
      case ENDED -> site.ended(change.sessionId());
    }
  }

  /** A station that restarted may have lost the profile of its transaction (OCPP 2.1 E17). */
  private void resumed(SiteController site, SessionChanged change) {
    control.resumed(change.sessionId(), clock.instant());
    site.wake(Reason.RECONNECT);
  }

  void station(@Observes StationChanged change) {
    switch (change.kind()) {
      case CONNECTED, DISCONNECTED -> wakeSiteOf(change.stationId(), Reason.RECONNECT);
      default -> {}
    }
  }

  void needs(@Observes NeedsReported report) {
    wakeSiteOf(report.stationId(), Reason.NEEDS);
  }

  void limits(@Observes LimitsChanged change) {
    wakeSiteOf(change.stationId(), Reason.LIMITS);
  }

  /** One that is not known yet to be about an accepted offer is met once that is. */
  void choice(@Observes ScheduleChosen choice) {
    Place place = new Place(choice.stationId(), choice.evseId());
    Thread.ofVirtual()
        .name("choice-at-" + choice.stationId())
        .start(
            () ->
                reader
                    .sessionAt(place)
                    .filter(session -> planning.hasChosen(session.id()))
                    .ifPresent(session -> controller(session.siteId()).wake(Reason.CHOICE)));
  }

  void imposed(@Observes ImposedChanged change) {
    wakeIfBusy(change.siteId(), Reason.LIMITS);
  }

  void modes(@Observes ModesChanged change) {
    controller(change.siteId()).wake(Reason.MODE);
  }

  void terms(@Observes TermsChanged change) {
    controller(change.siteId()).wake(Reason.SITE);
  }

  void priority(@Observes PriorityChanged change) {
    wakeSiteOf(change.stationId(), Reason.PRIORITY);
  }

  void power(@Observes PowerChanged change) {
    if (!change.isReading()) {
      wakeIfBusy(change.siteId(), Reason.FORECAST);
    } else if (controller(change.siteId()).isReadAgain()) {
      wakeIfBusy(change.siteId(), Reason.METER);
    }
  }

  void site(@Observes(during = TransactionPhase.AFTER_SUCCESS) SiteChanged change) {
    wakeIfBusy(change.siteId(), Reason.SITE);
  }

  private void wakeIfBusy(String siteId, Reason reason) {
    Thread.ofVirtual()
        .name("wake-" + siteId)
        .start(
            () -> {
              if (!reader.activeSessions(siteId).isEmpty()) {
                controller(siteId).wake(reason);
              }
            });
  }

  /** What was guessed for the time that is known now is settled again. */
  void prices(@Observes PricesChanged change) {
    reader
        .guessedPrices(change.from(), change.to())
        .forEach((session, site) -> controller(site).ended(session));
    reader.busySites(clock.instant()).forEach(site -> controller(site).wake(Reason.PRICES));
  }

  void supply(@Observes SupplyTariffChanged change) {
    wakeIfBusy(change.siteId(), Reason.PRICES);
  }

  /** Has a site planned soon. */
  void wake(String siteId, Reason reason) {
    controller(siteId).wake(reason);
  }

  private void wakeSiteOf(String stationId, Reason reason) {
    Thread.ofVirtual()
        .name("wake-site-of-" + stationId)
        .start(
            () -> reader.siteOfStation(stationId).ifPresent(site -> controller(site).wake(reason)));
  }

  private SiteController controller(String siteId) {
    return controllers.computeIfAbsent(
        siteId,
        id -> new SiteController(id, reader, planning, settlement, control, news, turns, clock));
  }
}
