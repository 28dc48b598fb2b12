package org.voltide.csms.energy.plan;

import java.util.List;

/**
 * What a site does in the steps of the grid.
 *
 * @param netW at the grid connection per step, positive from the grid
 * @param cost of energy, wear and what is added to the peak over the plan, without the price put on
 *     broken promises and on CO2
 * @param co2Kg emitted for what is drawn
 * @param quality how the plan was found
 * @param gap the most by which the plan can be dearer than the best there is, promises priced, as a
 *     share; infinite when nothing is known
 */
public record SitePlan(
    TimeGrid grid,
    List<CarPlan> cars,
    double[] netW,
    double cost,
    double co2Kg,
    Quality quality,
    double gap) {

  public SitePlan {
    cars = List.copyOf(cars);
  }

  /** The same plan, found so. */
  public SitePlan as(Quality howFound, double gapOfIt) {
    return new SitePlan(grid, cars, netW, cost, co2Kg, howFound, gapOfIt);
  }

  /** How good a plan is. */
  public enum Quality {
    /** Proven optimal. */
    OPTIMAL,
    /** The best found in the time allowed. */
    FEASIBLE,
    /** The safe plan that is used when no engine delivered one: charge evenly within the limits. */
    FALLBACK
  }
}
