package org.voltide.study.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

/**
 * Expects what came on the same weekday of the last weeks, on average. Stays that begin in the same
 * two hours and end in the same half day become one expected car that has the mean energy and power
 * of all of them together. Looks only at stays that began before the moment of the forecast, and at
 * how long those of them lasted that have ended.
 */
public final class ArrivalForecast {

  private static final int WEEKS = 4;
  private static final int ARRIVE_TOGETHER = 2 * Quarters.PER_HOUR;
  private static final int LEAVE_TOGETHER = 12 * Quarters.PER_HOUR;

  private final List<Stay> recorded;
  private final int firstArrival;

  /**
   * @param recorded in the order of their arrival
   */
  public ArrivalForecast(List<Stay> recorded) {
    this.recorded = List.copyOf(recorded);
    firstArrival = recorded.isEmpty() ? 0 : recorded.getFirst().from();
  }

  private record Together(int arrivals, int departures) implements Comparable<Together> {
    @Override
    public int compareTo(Together other) {
      int byArrival = Integer.compare(arrivals, other.arrivals);
      return byArrival != 0 ? byArrival : Integer.compare(departures, other.departures);
    }
  }

  /**
   * Cars expected after a moment, with steps counted from the study's origin.
   *
   * @param until only arrivals before it, at most a week later
   */
  List<PluggedCar> after(int now, int until) {
    int weeks = Math.min(WEEKS, (now - firstArrival) / Quarters.PER_WEEK);
    Map<Together, List<PluggedCar>> expected = new TreeMap<>();
    for (int week = 1; week <= weeks; week++) {
      int later = week * Quarters.PER_WEEK;
      for (Stay stay : between(now + 1 - later, until - later)) {
        if (stay.until() <= now) {
          PluggedCar car = moved(stay.car(), later);
          Together key =
              new Together(
                  car.arrivalStep() / ARRIVE_TOGETHER, car.departureStep() / LEAVE_TOGETHER);
          expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(car);
        }
      }
    }
    return expected.values().stream().map(cars -> mean(cars, 1.0 / weeks)).toList();
  }

  private List<Stay> between(int from, int until) {
    return recorded.subList(firstFrom(from), firstFrom(Math.max(from, until)));
  }

  /** Position of the first stay that begins at a quarter hour or after it. */
  private int firstFrom(int quarter) {
    int low = 0;
    int high = recorded.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (recorded.get(middle).from() < quarter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static PluggedCar moved(PluggedCar car, int later) {
    return PluggedCarBuilder.builder(car)
        .arrivalStep(car.arrivalStep() + later)
        .departureStep(car.departureStep() + later)
        .build();
  }

  private static PluggedCar mean(List<PluggedCar> cars, double weight) {
    double n = cars.size();
    PluggedCar first = cars.getFirst();
    return PluggedCarBuilder.builder(first)
        .id("expected-" + first.arrivalStep() + "-" + first.departureStep())
        .arrivalStep((int) Math.ceil(cars.stream().mapToInt(PluggedCar::arrivalStep).sum() / n))
        .departureStep(
            (int) Math.floor(cars.stream().mapToInt(PluggedCar::departureStep).sum() / n))
        .energyWh(weight * cars.stream().mapToDouble(PluggedCar::energyWh).sum())
        .capacityWh(weight * cars.stream().mapToDouble(PluggedCar::capacityWh).sum())
        .minEnergyWh(weight * cars.stream().mapToDouble(PluggedCar::minEnergyWh).sum())
        .maxEnergyWh(weight * cars.stream().mapToDouble(PluggedCar::maxEnergyWh).sum())
        .targetWh(weight * cars.stream().mapToDouble(PluggedCar::targetWh).sum())
        .maxChargeW(weight * cars.stream().mapToDouble(PluggedCar::maxChargeW).sum())
        .maxDischargeW(weight * cars.stream().mapToDouble(PluggedCar::maxDischargeW).sum())
        .build();
  }
}
