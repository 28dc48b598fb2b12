package org.voltide.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.station.StationSpec;

/** Whether the stays of a day are possible at all, in the worst case their spreads allow. */
final class StayCheck {
  private static final int DAY = 24 * 60;
  private static final double WORST_EFFICIENCY = 0.82;
  private static final double MINUTES_PER_HOUR = 60;

  /** When a stay may hold a station and a car, in minutes of the day; the end may be tomorrow. */
  private record Slot(String path, String station, String car, int from, int until) {
    boolean meets(Slot other) {
      for (int shift = -DAY; shift <= DAY; shift += DAY) {
        if (from < other.until + shift && other.from + shift < until) {
          return true;
        }
      }
      return false;
    }
  }

  private final Fleet fleet;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  private StayCheck(Fleet fleet) {
    this.fleet = fleet;
  }

  static List<Problem> problems(Scenario scenario, Fleet fleet) {
    var check = new StayCheck(fleet);
    for (int i = 0; i < scenario.stays().size(); i++) {
      check.group(scenario.stays().get(i), "stays[" + i + "]");
    }
    check.overlaps();
    return check.problems;
  }

  private void group(Scenario.Stays group, String path) {
    List<CarSpec> cars = fleet.carsLike(group.cars());
    List<StationSpec> stations = fleet.stationsLike(group.stations());
    int count = group.count() == null ? cars.size() : group.count();
    if (cars.isEmpty()) {
      say(path + ".cars", "no car matches '%s'".formatted(group.cars()));
    } else if (stations.isEmpty()) {
      say(path + ".stations", "no station matches '%s'".formatted(group.stations()));
    } else if (count < 1 || count > cars.size()) {
      say(path + ".count", "there are %d matching cars, not %d".formatted(cars.size(), count));
    } else if (count > stations.size()) {
      say(
          path + ".stations",
          "%d cars need more than %d stations".formatted(count, stations.size()));
    } else {
      for (int i = 0; i < count; i++) {
        stay(group, path, cars.get(i), stations.get(i));
      }
    }
  }

  private void stay(Scenario.Stays group, String path, CarSpec car, StationSpec station) {
    int from = group.arrive().minute() - group.arrive().spreadMinutes();
    int leave = group.leave().minute();
    if (leave <= group.arrive().minute()) {
      leave += DAY;
    }
    int until = leave + group.leave().spreadMinutes();
    int shortest =
        leave
            - group.leave().spreadMinutes()
            - group.arrive().minute()
            - group.arrive().spreadMinutes();
    if (shortest <= 0) {
      say(path + ".leave", "with these spreads a car may leave before it arrives");
      return;
    }
    if (until - from > DAY) {
      say(path + ".leave", "with these spreads a stay may last longer than a day");
      return;
    }
    double needWh = car.capacityWh() * (group.target().high() - group.soc().low()) / 100;
    double powerW = Math.min(station.maxChargeW(), car.maxChargeW()) * WORST_EFFICIENCY;
    if (needWh > powerW * shortest / MINUTES_PER_HOUR) {
      say(
          path + ".target",
          "car '%s' cannot reach %.0f %% at station '%s' in %d minutes"
              .formatted(car.id(), group.target().high(), station.id(), shortest));
    }
    slots.add(new Slot(path, station.id(), car.id(), from, until));
  }

  private void overlaps() {
    for (int i = 0; i < slots.size(); i++) {
      for (int j = i + 1; j < slots.size(); j++) {
        Slot a = slots.get(i);
        Slot b = slots.get(j);
        if (a.meets(b) && a.station.equals(b.station)) {
          say(b.path, "station '%s' may still be taken by %s".formatted(b.station, a.path));
        }
        if (a.meets(b) && a.car.equals(b.car)) {
          say(b.path, "car '%s' may still be away on %s".formatted(b.car, a.path));
        }
      }
    }
  }

  private void say(String path, String what) {
    var problem = new Problem(path, what);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
