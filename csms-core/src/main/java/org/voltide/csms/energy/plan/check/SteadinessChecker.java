package org.voltide.csms.energy.plan.check;

import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.Steadiness;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/**
 * Dwell times, reversals and pauses of one car. What it did before the plan is not known, so its
 * first step here is no change; neither is its departure.
 */
final class SteadinessChecker {

  private static final double SECONDS = 3600;

  private final TimeGrid grid;
  private final PluggedCar car;
  private final CarPlan plan;
  private final Found found;

  SteadinessChecker(TimeGrid grid, PluggedCar car, CarPlan plan, Found found) {
    this.grid = grid;
    this.car = car;
    this.plan = plan;
    this.found = found;
  }

  void check(Steadiness rules) {
    int end = Math.min(car.departureStep(), grid.steps());
    int changed = -1;
    for (int t = car.arrivalStep() + 1; t < end; t++) {
      if (mode(t) != mode(t - 1)) {
        double dwelt = changed < 0 ? rules.dwell().toSeconds() : grid.hours(changed, t) * SECONDS;
        report(Kind.DWELL, t, rules.dwell().toSeconds() - dwelt, 1e-3);
        changed = t;
      }
    }
    for (int t = car.arrivalStep(); t < end; t++) {
      if (reverses(t)) {
        report(Kind.REVERSALS, t, reversalsInHourTo(t) - rules.mostReversals(), 0);
      }
      if (!rules.mayPause() && mode(t) > 0 && hasPaused(t)) {
        report(Kind.PAUSE, t, 1, 0);
      }
    }
  }

  private int mode(int t) {
    double power = plan.powerW()[t];
    return Math.abs(power) <= FeasibilityChecker.TOLERANCE_W ? 0 : (int) Math.signum(power);
  }

  /** Whether a step turns round what the car last did before. */
  private boolean reverses(int t) {
    int before = t - 1;
    while (before >= car.arrivalStep() && mode(before) == 0) {
      before--;
    }
    return before >= car.arrivalStep() && mode(before) * mode(t) < 0;
  }

  private double reversalsInHourTo(int t) {
    int count = 0;
    for (int s = t; s > car.arrivalStep() && grid.hours(s, t) < 1; s--) {
      count += reverses(s) ? 1 : 0;
    }
    return count;
  }

  /** Whether it has charged, and stopped, before. */
  private boolean hasPaused(int t) {
    int s = t - 1;
    while (s >= car.arrivalStep() && mode(s) > 0) {
      s--;
    }
    while (s >= car.arrivalStep() && mode(s) <= 0) {
      s--;
    }
    return s >= car.arrivalStep();
  }

  private void report(Kind kind, int step, double amount, double tolerance) {
    found.report(kind, car.id(), step, amount, tolerance);
  }
}
