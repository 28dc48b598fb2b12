package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.fallback.FallbackStore;
import org.voltide.csms.energy.fallback.Silent;
import org.voltide.csms.energy.imposed.ImposedStore;
import org.voltide.csms.energy.imposed.Imposing;
import org.voltide.csms.energy.imposed.Imposing.Imposed;
import org.voltide.csms.energy.limits.ExternalLimit;
import org.voltide.csms.energy.limits.ExternalLimits;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.modes.ModeStore;
import org.voltide.csms.energy.modes.Shaping;
import org.voltide.csms.energy.modes.Shaping.Shaped;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.SupplyTariffs;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.terms.SiteTerms;
import org.voltide.csms.energy.terms.Weighing;
import org.voltide.csms.platform.Json;

/** Plans a site once, keeps the plan and sends what has changed. Thread-safe. */
@Singleton
class SitePlanning {

  private static final Logger LOG = Logger.getLogger(SitePlanning.class);

  /** Prices so old help to guess those that are not known yet. */
  static final Duration PRICES_BACK = Duration.ofDays(15);

  private final SiteReader reader;
  private final SupplyTariffs tariffs;
  private final ExternalLimits limits;
  private final ImposedStore imposed;
  private final Weighing weighing;
  private final ModeStore modes;
  private final PlanStore plans;
  private final DeliveryStore delivered;
  private final PlanDelivery delivery;
  private final KnownAbilities abilities;
  private final FallbackStore fallbacks;
  private final Outlooks outlooks;
  private final Clock clock;
  private final Troubles troubles = new Troubles("planned and counts as base load");
  private final Engines engines;

  SitePlanning(
      SiteReader reader,
      SupplyTariffs tariffs,
      ExternalLimits limits,
      ImposedStore imposed,
      Weighing weighing,
      ModeStore modes,
      PlanStore plans,
      DeliveryStore delivered,
      PlanDelivery delivery,
      KnownAbilities abilities,
      FallbackStore fallbacks,
      Outlooks outlooks,
      Engines engines,
      Clock clock) {
    this.reader = reader;
    this.tariffs = tariffs;
    this.limits = limits;
    this.imposed = imposed;
    this.weighing = weighing;
    this.modes = modes;
    this.plans = plans;
    this.delivered = delivered;
    this.delivery = delivery;
    this.abilities = abilities;
    this.fallbacks = fallbacks;
    this.outlooks = outlooks;
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * Plans the site. A session of which no plannable car can be made is taken for one that draws all
   * its outlet gives.
   *
   * @param ended told what became of each profile that is sent
   * @return the plan in force now, and the sessions it concerns
   */
  Planned plan(SiteFacts bare, Reason reason, Watch watch, BiConsumer<UUID, Sent> ended) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Posed posed = posed(bare, aims(bare.id()), reason == Reason.MODE, watch, now);
    SiteFacts site = posed.site();
    List<CarState> cars = posed.cars();
    Shaped shaped = posed.shaped();
    List<UUID> planned = cars.stream().map(car -> car.session().id()).toList();
    CheckedPlan made;
    CheckedPlan checked;
    try {
      SiteSnapshot prudent = posed.prudent();
      made = engines.plan(site.id(), prudent, reason);
      checked = tried(site, prudent, made, cars, watch, now);
    } catch (NoPlanException none) {
      LOG.errorf("Site %s goes on with its last plan: %s", site.id(), none.getMessage());
      return new Planned(kept(site, reason, none, now), planned, List.of());
    }
    checked
        .fallbackReason()
        .ifPresent(why -> LOG.warnf("Site %s charges evenly: %s", site.id(), why));
    SitePlanView view = SitePlanView.of(now, reason, shaped, checked, cars, posed.knownUntil());
    Map<UUID, List<Explanation>> explained = Explained.of(posed, checked, made);
    PlanStore.Saved saved = plans.save(site.id(), view, cars, promises(cars, view, now), explained);
    delivery.deliver(
        site.id(),
        shaped.real(),
        cars,
        view,
        saved.id(),
        alternatives(shaped, checked, cars, posed.reaches()),
        ended);
    return new Planned(
        view, planned, planned.stream().filter(id -> !saved.goingOn().contains(id)).toList());
  }

  /**
   * What a site is steered for.
   *
   * @param modes the weakest first
   */
  record Aims(List<Mode> modes, SiteTerms terms) {}

  /** What the site is steered for now. */
  Aims aims(String siteId) {
    return new Aims(modes.ofSite(siteId), weighing.termsOf(siteId));
  }

  /** What it would be steered for. */
  Aims aims(String siteId, Supposed supposed) {
    return new Aims(
        supposed.mode() == null ? modes.ofSite(siteId) : modes.ofSiteWith(siteId, supposed.mode()),
        supposed.terms() == null ? weighing.termsOf(siteId) : supposed.terms());
  }

  /**
   * All that a plan is made of.
   *
   * @param modes of the site, the weakest first
   * @param own modes of its sessions
   * @param knownUntil from when on prices are guesses
   */
  record Posed(
      SiteFacts site,
      List<CarState> cars,
      Map<UUID, Reach> reaches,
      Shaped shaped,
      List<Mode> modes,
      Map<UUID, Mode> own,
      Instant knownUntil) {

    /** The site as the planner sees it. */
    SiteSnapshot prudent() {
      return site.outlook().prudent(shaped.aimed(), site);
    }
  }

  /**
   * @throws NoPlanException when not even the safe plan may be carried out
   */
  SitePlanView preview(Posed posed, Instant now) {
    return SitePlanView.of(
        now,
        Reason.OPERATOR,
        posed.shaped(),
        engines.preview(posed.prudent()),
        posed.cars(),
        posed.knownUntil());
  }

  /**
   * All that the site is planned with now.
   *
   * @param anew whether what cars agreed on counts no more, as when a mode is set
   */
  Posed posed(SiteFacts bare, Aims aims, boolean anew, Watch watch, Instant now) {
    List<SessionFacts> sessions = reader.activeSessions(bare.id());
    Map<UUID, Reach> reaches =
        reaches(
            sessions,
            abilities.of(sessions, bare.wiring()),
            delivered.lastAccepted(sessions.stream().map(SessionFacts::id).toList()),
            fallbacks.of(sessions.stream().map(SessionFacts::stationId).toList()));
    List<CarState> cars = new ArrayList<>();
    List<SessionFacts> unplannable = new ArrayList<>();
    for (SessionFacts session : sessions) {
      troubles
          .apart(session.id(), () -> plannable(session, reaches.get(session.id()), watch, now))
          .ifPresentOrElse(cars::add, () -> unplannable.add(session));
    }
    SiteFacts site = bare.with(outlooks.of(bare, now));
    PriceCurve curve =
        tariffs.prices(site.id(), now.minus(PRICES_BACK), now.plus(Snapshots.HORIZON));
    List<ExternalLimit> others = limits.ofSite(site.id());
    List<Silent> silent = silent(site, sessions);
    Shaped shaped =
        shaped(site, aims, Snapshots.of(site, curve, others, cars, unplannable, silent, now), cars);
    if (anew || !Agreement.fits(shaped.real(), others, cars)) {
      cars.replaceAll(CarState::released);
      shaped =
          shaped(
              site, aims, Snapshots.of(site, curve, others, cars, unplannable, silent, now), cars);
    }
    return new Posed(
        site,
        cars,
        reaches,
        shaped,
        aims.modes(),
        modes.ofSessions(site.id()),
        curve.knownUntil(now));
  }

  /** Whether a car is known to follow another schedule than the plan's. */
  boolean hasChosen(UUID session) {
    return delivered.hasChosen(session);
  }

  /** A choice between courses is left where nothing but their cost tells them apart. */
  private static Map<UUID, List<double[]>> alternatives(
      Shaped shaped, CheckedPlan checked, List<CarState> cars, Map<UUID, Reach> reaches) {
    boolean free =
        shaped.real().equals(shaped.aimed())
            && shaped.real().terms().held().isEmpty()
            && shaped.real().terms().reserveWh().isEmpty()
            && checked.fallbackReason().isEmpty();
    return free
        ? Alternatives.of(
            shaped.real(),
            checked.plan(),
            cars.stream()
                .filter(CarState::isSteered)
                .filter(car -> !car.need().chargeNow())
                .map(CarState::session)
                .filter(session -> reaches.get(session.id()).takesChoices(session))
                .map(SessionFacts::id)
                .collect(Collectors.toSet()))
        : Map.of();
  }

  /** Cars of which nobody knows what they take show it, where nothing is steered for but cost. */
  private CheckedPlan tried(
      SiteFacts site,
      SiteSnapshot snapshot,
      CheckedPlan made,
      List<CarState> cars,
      Watch watch,
      Instant now) {
    Set<UUID> moded = modes.ofSessions(site.id()).keySet();
    Set<UUID> untried =
        cars.stream()
            .filter(car -> car.mayBeTried(now))
            .map(car -> car.session().id())
            .filter(id -> !moded.contains(id))
            .collect(Collectors.toSet());
    if (untried.isEmpty()
        || !modes.ofSite(site.id()).stream().allMatch(mode -> mode instanceof Mode.Cost)) {
      return made;
    }
    CheckedPlan tried =
        TryOut.of(snapshot, made, untried.stream().map(UUID::toString).collect(Collectors.toSet()));
    cars.stream()
        .filter(car -> tried != made && untried.contains(car.session().id()))
        .forEach(
            car -> watch.tries(car.session().id(), car.session().startedAt().plus(CarState.TRIAL)));
    return tried;
  }

  private Terms terms(SiteFacts site, SiteTerms terms, SiteSnapshot snapshot) {
    return weighing.of(terms, site.id(), site.zone(), site.baseLoadInAllW(), snapshot.grid());
  }

  /** Nothing is sent: stations go on with what they were told last. */
  private SitePlanView kept(SiteFacts site, Reason reason, NoPlanException none, Instant now) {
    SitePlanView before =
        plans
            .newest(site.id())
            .map(stored -> Json.stored(SitePlanView.class, stored))
            .orElseGet(() -> SitePlanView.none(site, now));
    SitePlanView kept = before.kept(now, reason, String.valueOf(none.getMessage()));
    plans.keep(site.id(), kept);
    return kept;
  }

  private Shaped shaped(SiteFacts site, Aims aims, SiteSnapshot bare, List<CarState> cars) {
    Imposed others =
        Imposing.on(
            bare.with(terms(site, aims.terms(), bare)),
            imposed.ofSite(site.id(), bare.grid().start(), bare.grid().end()),
            site.id(),
            site.zone());
    Map<UUID, Mode> own = modes.ofSessions(site.id());
    List<Shaping.Car> shaped =
        cars.stream()
            .filter(CarState::isSteered)
            .map(
                car ->
                    new Shaping.Car(
                        car.need().chargeNow(), Optional.ofNullable(own.get(car.session().id()))))
            .toList();
    return Shaping.shape(others.site(), aims.modes(), shaped, site.zone()).with(others.effects());
  }

  /**
   * A plan.
   *
   * @param sessions it was made with, steered or not
   * @param changed those of which something new is planned or known
   */
  record Planned(SitePlanView view, List<UUID> sessions, List<UUID> changed) {}

  private static CarState plannable(SessionFacts session, Reach reach, Watch watch, Instant now) {
    CarState car = CarState.of(session, reach, watch.seen(session.id(), now), now);
    Snapshots.demandPlannable(car, now);
    return car;
  }

  /** Where a car may have come unseen. */
  private List<Silent> silent(SiteFacts site, List<SessionFacts> sessions) {
    Set<Place> taken =
        sessions.stream()
            .map(session -> new Place(session.stationId(), session.evseId()))
            .collect(Collectors.toSet());
    return fallbacks.silent(site.id()).stream()
        .filter(evse -> !taken.contains(evse.place()))
        .toList();
  }

  private static Map<UUID, Reach> reaches(
      List<SessionFacts> sessions,
      Map<UUID, StationAbilities> stations,
      Map<UUID, Programme> programmes,
      Map<Place, Fallback> fallbacks) {
    Map<UUID, Reach> reaches = new HashMap<>();
    for (SessionFacts session : sessions) {
      Place place = new Place(session.stationId(), session.evseId());
      reaches.put(
          session.id(),
          new Reach(
              Optional.ofNullable(stations.get(session.id())),
              Optional.ofNullable(programmes.get(session.id())),
              Optional.ofNullable(fallbacks.get(place))));
    }
    return reaches;
  }

  private static Map<UUID, Promise> promises(List<CarState> cars, SitePlanView view, Instant now) {
    Map<UUID, Double> shortfalls = new HashMap<>();
    view.cars().forEach(car -> shortfalls.put(car.sessionId(), car.shortfallWh()));
    Map<UUID, Promise> promises = new HashMap<>();
    for (CarState car : cars) {
      UUID id = car.session().id();
      double shortfall = shortfalls.getOrDefault(id, 0.0);
      promises.put(id, Promise.of(car.need(), car.energyWh(), now, shortfall));
    }
    return promises;
  }
}
