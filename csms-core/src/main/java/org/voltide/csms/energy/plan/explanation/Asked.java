package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.List;

/**
 * What was asked for a car beside what the planner sees of it.
 *
 * @param targetWh in the battery at the departure
 * @param chargeNow its driver wants it now
 * @param modes what it is steered for beside cost
 * @param tried whether it is tried out in the first step
 */
public record Asked(
    Instant departure, double targetWh, boolean chargeNow, List<Steering> modes, boolean tried) {

  public Asked {
    modes = List.copyOf(modes);
  }

  /**
   * Something else than cost.
   *
   * @param until forgotten then
   */
  public record Steering(String kind, Instant until) {}
}
