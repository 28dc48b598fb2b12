package org.voltide.simulator;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.report.Report;
import org.voltide.simulator.report.SiteMeter;
import org.voltide.simulator.scenario.Days;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Recording;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.scenario.Stay;
import org.voltide.simulator.station.Station;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.station.Visit;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.time.Timeline;

/** A scenario come to life. Built on any thread, from {@link #begin} on confined to the loop. */
final class World {
  private static final System.Logger LOG = System.getLogger(World.class.getName());

  /** Told when a driver changes his mind, on the loop. */
  @FunctionalInterface
  interface ChangeOfMind {
    void told(String stationId, Stay stay, Stay.Change change);
  }

  private final class Guest {
    private final Station station;
    private final Visit visit;
    private Timeline.Due leaving;

    Guest(Station station, Visit visit) {
      this.station = station;
      this.visit = visit;
      this.leaving = loop.timeline().at(visit.departure(), this::leave);
    }

    void leave() {
      station.unplug(visit);
      guests.remove(this);
      LOG.log(
          Level.INFO,
          "{0} leaves {1} at {2} %",
          visit.carSpec().id(),
          station.spec().id(),
          Math.round(visit.car().battery().socPercent()));
      stays.add(Report.Stay.of(station.spec().id(), visit, true, loop.timeline().now()));
    }

    void press() {
      station.pressPriority(visit, true);
    }

    void change(Stay.Change change) {
      visit.change(change.departure(), change.targetSocPercent());
      leaving.cancel();
      leaving = loop.timeline().at(change.departure(), this::leave);
    }
  }

  private final Scenario scenario;
  private final Fleet fleet;
  private final Days days;
  private final Loop loop;
  private final ChangeOfMind changes;
  private final Map<String, Station> stations = new LinkedHashMap<>();
  private final Map<String, SiteMeter> siteMeters = new HashMap<>();
  private final Map<String, Double> loadsW = new HashMap<>();
  private final List<Guest> guests = new ArrayList<>();
  private final List<Report.Stay> stays = new ArrayList<>();
  private final Instant from;
  private int turnedAway;

  World(
      Scenario scenario,
      Fleet fleet,
      Loop loop,
      Function<StationSpec, Station> builder,
      ChangeOfMind changes) {
    this.scenario = scenario;
    this.fleet = fleet;
    this.days = new Days(scenario, fleet);
    this.loop = loop;
    this.changes = changes;
    this.from = loop.timeline().now();
    fleet.stations().forEach(spec -> stations.put(spec.id(), builder.apply(spec)));
    scenario
        .sites()
        .forEach(site -> siteMeters.put(site.id(), new SiteMeter(site.baseLoadKw() * 1000)));
  }

  /** Powers the stations on and lets the cars come: those already there at once. */
  void begin(Optional<Recording> recording) {
    loop.timeline().addFlow(this::flow);
    stations.values().forEach(Station::powerOn);
    LocalDate today = loop.timeline().now().atZone(scenario.zone()).toLocalDate();
    days.stays(today.minusDays(1)).forEach(this::expect);
    everyDay(today, day -> days.stays(day).forEach(this::expect));
    recording.ifPresent(
        recorded -> recorded.stays(today, scenario.zone(), fleet).forEach(this::expect));
  }

  /** Runs at the start of each day of the scenario's zone, beginning with the given one now. */
  void everyDay(LocalDate day, Consumer<LocalDate> action) {
    action.accept(day);
    Instant midnight = day.plusDays(1).atStartOfDay(scenario.zone()).toInstant();
    var _ = loop.timeline().at(midnight, () -> everyDay(day.plusDays(1), action));
  }

  /** Runs on the loop when simulated time has come to this instant. */
  void whenReached(Instant until, Runnable action) {
    loop.execute(() -> loop.timeline().at(until, action));
  }

  boolean toldEverything() {
    return stations.values().stream().allMatch(Station::toldEverything);
  }

  void powerOff() {
    stations.values().forEach(Station::powerOff);
  }

  Report report() {
    List<Report.Stay> all = new ArrayList<>(stays);
    for (Guest guest : guests) {
      Visit visit = guest.visit;
      all.add(Report.Stay.of(guest.station.spec().id(), visit, false, visit.departure()));
    }
    return new Report(
        scenario.name(),
        from,
        loop.timeline().now(),
        all,
        scenario.sites().stream()
            .map(site -> Report.Site.of(site, siteMeters.get(site.id())))
            .toList(),
        Report.Line.of(stations.values()),
        turnedAway);
  }

  private void expect(Stay stay) {
    Instant now = loop.timeline().now();
    if (stay.departure().isAfter(now)) {
      var _ = loop.timeline().at(stay.arrival(), () -> arrive(stay));
    }
  }

  private void arrive(Stay stay) {
    Instant now = loop.timeline().now();
    Car car = new Car(stay.car(), socAt(stay, now));
    var visit = new Visit(car, now, stay.departure(), stay.targetSocPercent());
    Optional<Station> station =
        stations.values().stream()
            .filter(s -> stay.stationId().isEmpty() || stay.stationId().get().equals(s.spec().id()))
            .filter(s -> s.plugIn(visit))
            .findFirst();
    if (station.isEmpty()) {
      turnedAway++;
      LOG.log(Level.WARNING, "{0} finds no free connector", stay.car().id());
      return;
    }
    LOG.log(Level.INFO, "{0} arrives at {1}", stay.car().id(), station.get().spec().id());
    var guest = new Guest(station.get(), visit);
    guests.add(guest);
    stay.change().ifPresent(change -> expect(stay, guest, change));
    stay.priority().ifPresent(at -> loop.timeline().at(at, guest::press));
  }

  private void expect(Stay stay, Guest guest, Stay.Change change) {
    var _ =
        loop.timeline()
            .at(
                change.at(),
                () -> {
                  if (guests.contains(guest)) {
                    guest.change(change);
                    changes.told(guest.station.spec().id(), stay, change);
                  }
                });
  }

  /** A car that has been there before the run began has been charging evenly so far. */
  private static double socAt(Stay stay, Instant now) {
    double length = Duration.between(stay.arrival(), stay.departure()).toMillis();
    double passed = Duration.between(stay.arrival(), now).toMillis() / length;
    return stay.socPercent()
        + Math.max(0, passed) * Math.max(0, stay.targetSocPercent() - stay.socPercent());
  }

  /** What a site draws now. */
  double loadW(String siteId) {
    return loadsW.getOrDefault(siteId, 0.0);
  }

  private void flow(Instant start, Instant end) {
    Map<String, Double> bySite = new HashMap<>();
    for (Station station : stations.values()) {
      bySite.merge(station.spec().siteId(), station.flow(start, end), Double::sum);
    }
    double hours = Duration.between(start, end).toNanos() / 3.6e12;
    scenario
        .sites()
        .forEach(
            site ->
                loadsW.put(
                    site.id(),
                    site.baseLoadKw() * 1000 + bySite.getOrDefault(site.id(), 0.0) / hours));
    siteMeters.forEach((site, meter) -> meter.add(start, end, bySite.getOrDefault(site, 0.0)));
  }

  /** A source of chance of its own for each station, the same in every run. */
  static SplittableRandom chance(Scenario scenario, StationSpec station) {
    return new SplittableRandom(scenario.seed() * 31 + station.id().hashCode());
  }
}
