package org.voltide.csms.energy.study.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.voltide.csms.energy.forecast.ArrivalForecast;
import org.voltide.csms.energy.forecast.ExpectedCar;
import org.voltide.csms.energy.forecast.RecordedStay;
import org.voltide.csms.energy.plan.PluggedCar;

/** Arrivals as a running system expects them, on the study's quarter hours. */
public final class Arrivals {

  private final ArrivalForecast forecast;
  private final Quarters quarters;

  /**
   * @param recorded in the order of their arrival
   */
  public Arrivals(List<Stay> recorded, Site site) {
    quarters = site.quarters();
    Instant since = quarters.at(recorded.isEmpty() ? 0 : recorded.getFirst().from());
    forecast =
        new ArrivalForecast(
            recorded.stream().map(this::recorded).toList(), since, site.market().zone());
  }

  private RecordedStay recorded(Stay stay) {
    return new RecordedStay(
        stay.vehicle(), quarters.at(stay.from()), quarters.at(stay.until()), stay.car());
  }

  /**
   * Cars expected after a moment, with steps counted from the study's origin.
   *
   * @param until only arrivals before it, at most a week later
   */
  List<PluggedCar> after(int now, int until) {
    return forecast.after(quarters.at(now), quarters.at(until), Map.of()).stream()
        .map(this::onQuarters)
        .toList();
  }

  private PluggedCar onQuarters(ExpectedCar car) {
    return car.between(quarters.containing(car.from()), quarters.containing(car.until()));
  }
}
