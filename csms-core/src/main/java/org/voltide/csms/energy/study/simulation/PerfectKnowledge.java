package org.voltide.csms.energy.study.simulation;

import java.util.Arrays;
import java.util.List;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.TimeGrid;

/** One plan for all stays of a period, with the prices as they came to be: the best there is. */
public final class PerfectKnowledge {

  private PerfectKnowledge() {}

  /**
   * The trajectory of a period's best plan.
   *
   * @param bidirectional whether cars may give energy back
   */
  public static Trajectory run(
      Period period, Site site, boolean bidirectional, SitePlanner planner) {
    int from = period.begin();
    TimeGrid grid = site.quarters().grid(from, lastDeparture(period));
    List<PluggedCar> cars =
        period.stays().stream()
            .map(stay -> new PresentCar(stay, bidirectional).car())
            .map(
                car ->
                    PluggedCarBuilder.builder(car)
                        .arrivalStep(car.arrivalStep() - from)
                        .departureStep(car.departureStep() - from)
                        .build())
            .toList();
    SitePlan plan = planner.plan(site.snapshot(grid, site.market().actual(grid), cars));
    double[][] powers = new double[cars.size()][];
    for (int i = 0; i < powers.length; i++) {
      PluggedCar car = cars.get(i);
      powers[i] =
          Arrays.copyOfRange(plan.cars().get(i).powerW(), car.arrivalStep(), car.departureStep());
    }
    return new Trajectory(period.stays(), powers, 1, 0);
  }

  private static int lastDeparture(Period period) {
    return period.stays().stream().mapToInt(Stay::until).max().orElse(period.until());
  }
}
