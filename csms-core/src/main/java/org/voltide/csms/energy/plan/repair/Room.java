package org.voltide.csms.energy.plan.repair;

import java.util.List;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/** What the limits leave for one car when all others stay. Not thread-safe. */
final class Room {

  private final PlanProblem problem;
  private final List<Row> rows;
  private final double[][] flowsKw;

  /** Per row and step what may flow at least and at most. */
  private final double[][] lowestKw;

  private final double[][] highestKw;

  /**
   * @param watts powers of all cars of the snapshot; what they pay for already, a peak for
   *     instance, costs nothing more
   */
  Room(PlanProblem problem, double[][] watts) {
    this.problem = problem;
    flowsKw = problem.flows(new double[0][]);
    for (int i = 0; i < watts.length; i++) {
      for (int t = 0; t < watts[i].length; t++) {
        add(i, t, watts[i][t] - problem.liftKw()[i][t] * 1000);
      }
    }
    rows = problem.peakPaid(flowsKw).rows();
    lowestKw = new double[rows.size()][problem.steps()];
    highestKw = new double[rows.size()][problem.steps()];
    for (int r = 0; r < lowestKw.length; r++) {
      for (int t = 0; t < lowestKw[r].length; t++) {
        double lowest = rows.get(r).edgesKw()[t][0];
        double highest = rows.get(r).topKw(t);
        double flow = rows.get(r).isLimit() ? highest : flowsKw[r][t];
        lowestKw[r][t] = Math.min(lowest, flow);
        highestKw[r][t] = Math.max(highest, flow);
      }
    }
  }

  void add(int car, int t, double watts) {
    Signature way = problem.wayOf(car);
    for (int r = 0; r < way.rows().length; r++) {
      flowsKw[way.rows()[r]][t] += way.shares()[r] * watts / 1000;
    }
  }

  /** What the rows cost per hour when a car takes so much more than it does. */
  double costPerHour(int car, int t, double moreW) {
    Signature way = problem.wayOf(car);
    double cost = 0;
    for (int r = 0; r < way.rows().length; r++) {
      int row = way.rows()[r];
      double kw = flowsKw[row][t] + way.shares()[r] * moreW / 1000;
      cost += rows.get(row).cost(t, kw);
    }
    return cost;
  }

  /** How much more a car may take, in W. */
  double upW(int car, int t) {
    return Math.max(0, leftW(car, t));
  }

  /** How much a car has to give so that nothing is overloaded, in W. */
  double neededW(int car, int t) {
    return Math.max(0, -leftW(car, t));
  }

  /** How much less a car may take, or more it may give, in W. */
  double downW(int car, int t) {
    return Math.max(0, -overLowestW(car, t));
  }

  /** How much a car would have to take so that no more is fed in than may be, in W. */
  double forcedW(int car, int t) {
    return Math.max(0, overLowestW(car, t));
  }

  private double leftW(int car, int t) {
    Signature way = problem.wayOf(car);
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < way.rows().length; r++) {
      int row = way.rows()[r];
      least = Math.min(least, (highestKw[row][t] - flowsKw[row][t]) / way.shares()[r]);
    }
    return least * 1000;
  }

  private double overLowestW(int car, int t) {
    Signature way = problem.wayOf(car);
    double most = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < way.rows().length; r++) {
      int row = way.rows()[r];
      most = Math.max(most, (lowestKw[row][t] - flowsKw[row][t]) / way.shares()[r]);
    }
    return most * 1000;
  }
}
