package org.voltide.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.station.StationSpec;

/** The stays of any day: alike every day, never the same, and the same again for the same seed. */
public record Days(Scenario scenario, Fleet fleet) {

  /** The stays that begin on this day, in the scenario's zone, by arrival. */
  public List<Stay> stays(LocalDate day) {
    List<Stay> stays = new ArrayList<>();
    for (int group = 0; group < scenario.stays().size(); group++) {
      var random = new SplittableRandom(seed(day, group));
      addStays(scenario.stays().get(group), day, random, stays);
    }
    stays.sort(Comparator.comparing(Stay::arrival));
    return stays;
  }

  private void addStays(
      Scenario.Stays group, LocalDate day, RandomGenerator random, List<Stay> stays) {
    List<CarSpec> cars = fleet.carsLike(group.cars());
    List<StationSpec> stations = fleet.stationsLike(group.stations());
    int count = group.count() == null ? cars.size() : group.count();
    for (int i = 0; i < count; i++) {
      stays.add(stay(group, day, cars.get(i), stations.get(i), random));
    }
  }

  private Stay stay(
      Scenario.Stays group,
      LocalDate day,
      CarSpec car,
      StationSpec station,
      RandomGenerator random) {
    ZonedDateTime arrive = day.atTime(group.arrive().time()).atZone(station.zone());
    Instant arrival = arrive.plus(group.arrive().draw(random)).toInstant();
    ZonedDateTime leave = next(arrive, group.leave().time());
    Instant departure = leave.plus(group.leave().draw(random)).toInstant();
    double soc = group.soc().draw(random);
    double target = group.target().draw(random);
    Optional<Stay.Change> change =
        Optional.ofNullable(group.change())
            .map(
                c ->
                    new Stay.Change(
                        arrival.plus(Duration.ofMinutes(c.after())),
                        c.leave() == null ? departure : next(arrive, c.leave()).toInstant(),
                        c.target() == null ? target : c.target().low()));
    Optional<Instant> priority =
        Optional.ofNullable(group.priorityAfter()).map(m -> arrival.plus(Duration.ofMinutes(m)));
    return new Stay(
        car, Optional.of(station.id()), arrival, departure, soc, target, change, priority);
  }

  private static ZonedDateTime next(ZonedDateTime after, LocalTime time) {
    ZonedDateTime same = after.with(time);
    return same.isAfter(after) ? same : same.plusDays(1);
  }

  private long seed(LocalDate day, int group) {
    return scenario.seed() * 1_000_003 + day.toEpochDay() * 1009 + group;
  }
}
