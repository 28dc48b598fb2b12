package org.voltide.simulator.scenario;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.station.StationSpec;

/**
 * What a driver usually wants, as he would tell when he registers his card: of several stays a day
 * the first one in the file counts.
 *
 * @param leave the earliest time of day he may leave
 * @param ac whether he charges at AC stations
 */
public record Habit(double targetSocPercent, LocalTime leave, boolean ac) {

  public static Map<String, Habit> byCar(Scenario scenario, Fleet fleet) {
    Map<String, Habit> habits = new LinkedHashMap<>();
    for (Scenario.Stays group : scenario.stays()) {
      List<CarSpec> cars = fleet.carsLike(group.cars());
      List<StationSpec> stations = fleet.stationsLike(group.stations());
      int count = group.count() == null ? cars.size() : group.count();
      for (int i = 0; i < count; i++) {
        boolean ac = stations.get(i).current() == StationSpec.Current.AC;
        LocalTime leave = group.leave().time().minus(group.leave().spread());
        habits.putIfAbsent(cars.get(i).id(), new Habit(group.target().high(), leave, ac));
      }
    }
    return habits;
  }
}
