package org.voltide.csms.energy.control;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.fallback.Silent;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.modes.Shaping;
import org.voltide.csms.energy.modes.Shaping.Shaped;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.profile.ProfileWriter;

/**
 * The core as it is, without its database and sockets: what it knows comes from connected stations,
 * and what it wants goes to them through the same planning, checks and profiles.
 */
final class WeekCore {

  /** Plans once more in the same minute when a station refuses. */
  private static final int MOST_ROUNDS = 3;

  final Map<UUID, Book> books = new LinkedHashMap<>();
  final List<Book> closed = new ArrayList<>();
  int plans;
  int fallbacks;
  int profiles;
  int rejections;
  final Map<Cause, Integer> causes = new HashMap<>();

  private final WeekStation[] stations;
  private final double[] safeW;
  private final PriceCurve prices = WeekSite.prices();
  private final Map<Integer, Instant> lost = new HashMap<>();
  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
  private Engines engines = new Engines(0, new SimpleMeterRegistry());
  private Watch watch = new Watch();
  private SiteFacts facts = WeekSite.facts(WeekSite.START);
  private int limits;

  WeekCore(WeekStation[] stations, double[] safeW) {
    this.stations = stations;
    this.safeW = safeW;
  }

  /** What is known of a session. */
  static final class Book {
    final WeekCar car;
    SessionFacts.Control control =
        new SessionFacts.Control(ControlState.UNCONTROLLED, Optional.empty());
    Optional<Programme> programme = Optional.empty();
    Optional<Given> promise = Optional.empty();
    Optional<Admitted> admitted = Optional.empty();
    private double inWh;
    private double outWh;
    private double powerW;
    private Instant sampledAt;

    Book(WeekCar car) {
      this.car = car;
    }

    void set(ControlState state, Instant now) {
      if (control.state() != state) {
        control = new SessionFacts.Control(state, Optional.of(now));
      }
    }

    private void sample(Instant now) {
      inWh = car.inWh;
      outWh = car.outWh;
      powerW = car.powerW;
      sampledAt = now;
    }
  }

  /**
   * What a driver was told.
   *
   * @param gainWh more in the battery than then
   * @param isInFull whether that is all he wants
   * @param heldWh in the battery then, in truth
   */
  record Given(double gainWh, double heldWh, boolean isInFull) {}

  /** The first plan that could not keep a promise. */
  record Admitted(Instant at, SiteSnapshot site, double shortWh) {}

  /** Hears of what happened, and plans if that calls for it. */
  void minute(Instant now, Map<Integer, WeekCar> present) {
    boolean isDown = !now.isBefore(WeekSite.DOWN) && now.isBefore(WeekSite.UP);
    for (WeekStation station : stations) {
      if (isDown || !station.isConnected()) {
        lost.putIfAbsent(station.index, now);
      } else {
        hear(station, Optional.ofNullable(present.get(station.index)), now);
      }
    }
    if (isDown) {
      watch = new Watch();
      engines = new Engines(0, new SimpleMeterRegistry());
      return;
    }
    orders(now);
    observe(now);
    for (int round = 0; round < MOST_ROUNDS && !reasons.isEmpty(); round++) {
      Reason reason =
          reasons.stream()
              .filter(each -> !each.changesLittle())
              .findFirst()
              .orElseGet(() -> reasons.iterator().next());
      reasons.clear();
      plan(reason, now);
    }
  }

  private void hear(WeekStation station, Optional<WeekCar> present, Instant now) {
    if (lost.remove(station.index) != null) {
      reasons.add(Reason.RECONNECT);
    }
    List<Book> here =
        books.values().stream().filter(book -> book.car.station == station.index).toList();
    for (Book book : here) {
      if (present.filter(book.car::equals).isEmpty()) {
        books.remove(book.car.id);
        closed.add(book);
        reasons.add(Reason.DEPARTURE);
      }
    }
    present.ifPresent(
        car -> {
          if (!books.containsKey(car.id)) {
            reasons.add(Reason.ARRIVAL);
          }
          books.computeIfAbsent(car.id, _ -> new Book(car)).sample(now);
        });
  }

  private void orders(Instant now) {
    SiteFacts today = WeekSite.facts(now);
    if (!today.equals(facts)) {
      facts = today;
      reasons.add(Reason.SITE);
    }
    if (WeekSite.limits(now).size() != limits) {
      limits = WeekSite.limits(now).size();
      reasons.add(Reason.LIMITS);
    }
    if (now.getEpochSecond() % 900 == 0) {
      reasons.add(Reason.QUARTER_HOUR);
    }
    boolean gone =
        books.values().stream()
            .anyMatch(
                book ->
                    lost.containsKey(book.car.station)
                        && book.control.state() != ControlState.OFFLINE);
    if (gone) {
      reasons.add(Reason.RECONNECT);
    }
  }

  private void observe(Instant now) {
    List<Followed> followed = new ArrayList<>();
    for (Book book : books.values()) {
      if (book.control.state() == ControlState.FOLLOWING && !lost.containsKey(book.car.station)) {
        Programme told = book.programme.orElseThrow();
        followed.add(
            new Followed(
                book.car.id,
                told.powerAt(now),
                told.from(now).isEmpty() ? now : told.from(now).getFirst().start(),
                book.control.since().orElseThrow(),
                false,
                false,
                book.powerW,
                book.car.soc(),
                book.sampledAt));
      }
    }
    for (Watch.Finding finding : watch.look(followed)) {
      causes.merge(finding.cause(), 1, Integer::sum);
      if (finding.cause() == Cause.STATION_IGNORES) {
        books.get(finding.session()).set(ControlState.IGNORED, now);
      }
      reasons.add(Reason.DEVIATION);
    }
  }

  private void plan(Reason reason, Instant now) {
    List<CarState> cars = new ArrayList<>();
    List<SessionFacts> unplannable = new ArrayList<>();
    for (Book book : books.values()) {
      SessionFacts session = session(book);
      try {
        CarState car = CarState.of(session, reach(book), watch.seen(session.id(), now), now);
        Snapshots.demandPlannable(car, now);
        cars.add(car);
      } catch (IllegalArgumentException unknown) {
        unplannable.add(session);
      }
    }
    SiteSnapshot snapshot =
        Snapshots.of(facts, prices, WeekSite.limits(now), cars, unplannable, silent(), now);
    List<Shaping.Car> shapes =
        cars.stream()
            .filter(CarState::isSteered)
            .map(car -> new Shaping.Car(car.need().chargeNow(), Optional.empty()))
            .toList();
    Shaped shaped = Shaping.shape(snapshot, List.of(new Mode.Cost()), shapes, ZoneOffset.UTC);
    CheckedPlan checked;
    try {
      checked = engines.plan(facts.id(), shaped.aimed(), reason);
    } catch (NoPlanException none) {
      fallbacks++;
      return;
    }
    plans++;
    fallbacks += checked.fallbackReason().isPresent() ? 1 : 0;
    promise(cars, shaped.real(), checked, now);
    deliver(
        shaped.real(),
        cars,
        SitePlanView.of(now, reason, shaped, checked, cars, prices.knownUntil(now)),
        now);
    watch.keepOnly(Set.copyOf(books.keySet()));
  }

  private Reach reach(Book book) {
    int station = book.car.station;
    return new Reach(
        lost.containsKey(station) ? Optional.empty() : Optional.of(stations[station].abilities),
        book.programme,
        Optional.of(new Fallback(safeW[station], true)));
  }

  private List<Silent> silent() {
    Set<Integer> taken =
        books.values().stream().map(book -> book.car.station).collect(Collectors.toSet());
    return lost.entrySet().stream()
        .filter(entry -> !taken.contains(entry.getKey()))
        .map(
            entry ->
                new Silent(
                    new Place(WeekSite.station(entry.getKey()), 1),
                    WeekSite.isDirect(entry.getKey()),
                    safeW[entry.getKey()],
                    entry.getValue().plus(Fallback.HOLD)))
        .toList();
  }

  private static SessionFacts session(Book book) {
    WeekCar car = book.car;
    return new SessionFacts(
        car.id,
        "site",
        WeekSite.station(car.station),
        1,
        car.id.toString(),
        "car",
        car.arrives,
        Optional.empty(),
        book.sampledAt,
        book.inWh,
        book.outWh,
        book.powerW,
        car.soc(),
        Optional.of(book.sampledAt),
        true,
        false,
        false,
        false,
        false,
        car.arrival(true),
        SessionFacts.Negotiation.NONE,
        book.control,
        Optional.empty());
  }

  private void promise(List<CarState> cars, SiteSnapshot site, CheckedPlan checked, Instant now) {
    Map<String, Double> missing = new HashMap<>();
    for (CarPlan car : checked.plan().cars()) {
      missing.put(car.id(), car.shortfallWh());
    }
    double together = missing.values().stream().mapToDouble(wh -> wh).sum();
    for (CarState car : cars) {
      Book book = books.get(car.session().id());
      double shortWh = missing.getOrDefault(car.session().id().toString(), 0.0);
      if (book.promise.isEmpty() && car.isSteered()) {
        Promise told = Promise.of(car.need(), car.energyWh(), now, shortWh);
        book.promise =
            Optional.of(
                new Given(told.energyWh() - car.energyWh(), book.car.energyWh, told.feasible()));
      } else if (shortWh > Promise.TOLERANCE_SHARE * book.car.capacityWh
          && book.admitted.isEmpty()) {
        book.admitted = Optional.of(new Admitted(now, site, together));
      }
    }
  }

  private void deliver(SiteSnapshot site, List<CarState> cars, SitePlanView plan, Instant now) {
    Map<UUID, SitePlanView.Car> planned = new HashMap<>();
    plan.cars().forEach(car -> planned.put(car.sessionId(), car));
    Waves waves = new Waves(site, site.grid().start());
    List<BooleanSupplier> sending = new ArrayList<>();
    for (CarState car : cars) {
      Book book = books.get(car.session().id());
      if (lost.containsKey(book.car.station)) {
        book.set(ControlState.OFFLINE, now);
      } else if (car.steering() instanceof Steered steered) {
        Instruction instruction =
            Instruction.of(car, steered, plan, planned.get(book.car.id), book.programme);
        List<Span> before = Change.goingOn(car, book.programme, steered.fallback(), now);
        if (instruction.isKnown()) {
          book.set(ControlState.FOLLOWING, now);
          waves.goesOn(book.car.id, before);
        } else {
          var after = Change.told(instruction.schedule(), List.of(), now);
          waves.tell(book.car.id, new Change(before, after));
          sending.add(() -> send(book, steered, instruction, now));
        }
      }
    }
    for (var wave = waves.next(); !wave.isEmpty(); wave = waves.next()) {
      for (int one : wave) {
        if (sending.get(one).getAsBoolean()) {
          waves.follows(one);
        } else {
          waves.refuses(one);
        }
      }
    }
  }

  private boolean send(Book book, Steered steered, Instruction instruction, Instant now) {
    WeekStation station = stations[book.car.station];
    profiles++;
    boolean taken =
        station.take(new ProfileWriter(steered.station()).write(instruction.schedule()), now);
    if (!taken) {
      rejections++;
      book.control = new SessionFacts.Control(ControlState.REJECTED, Optional.of(now));
      reasons.add(Reason.REJECTION);
      return false;
    }
    var periods = instruction.schedule().periods();
    book.programme =
        Optional.of(
            new Programme(
                Optional.empty(),
                periods.stream().map(p -> new Period(p.start(), p.powerW())).toList(),
                periods.getLast().end()));
    book.control = new SessionFacts.Control(ControlState.FOLLOWING, Optional.of(now));
    return true;
  }
}
