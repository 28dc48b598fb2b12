package org.voltide.csms.energy.plan;

import java.time.Duration;

/**
 * How calmly a car must be treated. Rounding a plan to these rules is not convex, so it is done
 * after the optimum is found.
 *
 * @param dwell least time between the beginnings of two changes between charging, idling and
 *     discharging
 * @param mostReversals changes between charging and discharging, idling between or not, in any hour
 * @param mayPause whether it takes up charging again after a pause; one that does not is charged at
 *     one stretch and not discharged
 */
public record Steadiness(Duration dwell, int mostReversals, boolean mayPause) {

  public Steadiness {
    if (dwell.isNegative() || mostReversals < 0) {
      throw new IllegalArgumentException("a dwell time or number of reversals is below 0");
    }
  }
}
