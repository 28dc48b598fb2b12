package org.voltide.csms.energy.plan.fast;

import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** What the battery of a car allows whatever the limits are. */
final class Windows {

  private static final double NOTHING_KWH = 1e-9;

  private Windows() {}

  /**
   * Cuts what a car may not give in all, in proportion, and what its battery cannot hold or give.
   *
   * @return whether its budget was exceeded
   */
  static boolean keep(PlanProblem problem, CarProblem car, double[] powerKw) {
    double out = outKwh(problem, car, powerKw);
    boolean exceeded = out > car.mostOutKwh() + NOTHING_KWH;
    double share = exceeded ? car.mostOutKwh() / out : 1;
    double held = car.startKwh();
    for (int k = 0; k < car.length(); k++) {
      double h = problem.hours()[car.from() + k];
      double wanted = powerKw[k] < 0 ? powerKw[k] * share : powerKw[k];
      powerKw[k] = keep(problem, car, k, held, wanted);
      held += car.storedKwh(powerKw[k], h);
    }
    return exceeded;
  }

  /** The power nearest to the wanted one that a battery holding so much can take or give. */
  static double keep(PlanProblem problem, CarProblem car, int k, double heldKwh, double wantedKw) {
    double h = problem.hours()[car.from() + k];
    double space = car.roomKwh()[k] - heldKwh;
    double most = space / (h * (space > 0 ? car.chargeGain() : car.dischargeLoss()));
    double least = -heldKwh / (h * car.dischargeLoss());
    return Math.clamp(wantedKw, least, Math.max(least, most));
  }

  /** What a car gives in all. */
  static double outKwh(PlanProblem problem, CarProblem car, double[] powerKw) {
    double out = 0;
    for (int k = 0; k < car.length(); k++) {
      out -= Math.min(0, powerKw[k]) * problem.hours()[car.from() + k];
    }
    return out;
  }
}
