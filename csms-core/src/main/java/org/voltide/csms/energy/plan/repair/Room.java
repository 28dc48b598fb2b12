package org.voltide.csms.energy.plan.repair;

import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/** What the limits leave for one car when all others stay. Not thread-safe. */
final class Room {

  private final PlanProblem problem;
  private final double[][] flowsKw;

  /**
   * @param watts powers of all cars of the snapshot
   */
  Room(PlanProblem problem, double[][] watts) {
    this.problem = problem;
    flowsKw = problem.flows(new double[0][]);
    for (int i = 0; i < watts.length; i++) {
      for (int t = 0; t < watts[i].length; t++) {
        add(i, t, watts[i][t] - problem.liftKw()[i][t] * 1000);
      }
    }
  }

  void add(int car, int t, double watts) {
    Signature way = problem.wayOf(car);
    for (int r = 0; r < way.rows().length; r++) {
      flowsKw[way.rows()[r]][t] += way.shares()[r] * watts / 1000;
    }
  }

  /** How much more a car may take, in W. */
  double upW(int car, int t) {
    Signature way = problem.wayOf(car);
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < way.rows().length; r++) {
      Row row = problem.rows().get(way.rows()[r]);
      double room = row.topKw(t) - flowsKw[way.rows()[r]][t];
      least = Math.min(least, room / way.shares()[r]);
    }
    return Math.max(0, least * 1000);
  }

  /** How much a car would have to take so that no more is fed in than may be, in W. */
  double forcedW(int car, int t) {
    Signature way = problem.wayOf(car);
    double most = 0;
    for (int r = 0; r < way.rows().length; r++) {
      Row row = problem.rows().get(way.rows()[r]);
      double lacking = row.edgesKw()[t][0] - flowsKw[way.rows()[r]][t];
      most = Math.max(most, lacking / way.shares()[r]);
    }
    return most * 1000;
  }
}
