package org.voltide.csms.energy.plan.fast;

import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/**
 * Takes from a plan what overloads a limit. Step after step, whoever pushes a row beyond its edge
 * does less, all by the same share; nobody ever does more, and doing nothing overloads nothing. Not
 * thread-safe.
 */
final class Mending {

  /** Two limits that pull at the same cars in turn come this close to both. */
  private static final int MOST_ROUNDS = 100;

  private static final double NOTHING_KW = 1e-6;

  private final PlanProblem problem;
  private final double[][] powersKw;
  private final double[] heldKwh;

  private Mending(PlanProblem problem, double[][] powersKw) {
    this.problem = problem;
    this.powersKw = powersKw;
    heldKwh = problem.cars().stream().mapToDouble(CarProblem::startKwh).toArray();
  }

  /**
   * Mends powers in place.
   *
   * @param powersKw per car and step of the car
   */
  static void mend(PlanProblem problem, double[][] powersKw) {
    Mending mending = new Mending(problem, powersKw);
    for (int t = 0; t < problem.steps(); t++) {
      mending.step(t);
    }
  }

  private void step(int t) {
    for (int i = 0; i < powersKw.length; i++) {
      CarProblem car = problem.cars().get(i);
      int k = t - car.from();
      if (isHere(car, t)) {
        powersKw[i][k] = Windows.keep(problem, car, k, heldKwh[i], powersKw[i][k]);
      }
    }
    boolean overloaded = true;
    for (int n = 0; n < MOST_ROUNDS && overloaded; n++) {
      overloaded = false;
      double[] flows = flows(t);
      for (int r = 0; r < flows.length; r++) {
        overloaded |= ease(r, t, flows);
      }
    }
    for (int i = 0; i < powersKw.length; i++) {
      CarProblem car = problem.cars().get(i);
      if (isHere(car, t)) {
        heldKwh[i] += car.storedKwh(powersKw[i][t - car.from()], problem.hours()[t]);
      }
    }
  }

  private static boolean isHere(CarProblem car, int t) {
    return t >= car.from() && t < car.from() + car.length();
  }

  private double[] flows(int t) {
    double[] flows = new double[problem.rows().size()];
    for (int r = 0; r < flows.length; r++) {
      flows[r] = problem.rows().get(r).baseKw()[t];
    }
    for (int i = 0; i < powersKw.length; i++) {
      addTo(flows, i, t, 1);
    }
    return flows;
  }

  private void addTo(double[] flows, int i, int t, double part) {
    CarProblem car = problem.cars().get(i);
    Signature way = problem.signatures().get(car.signature());
    for (int r = 0; r < way.rows().length && isHere(car, t); r++) {
      flows[way.rows()[r]] += part * way.shares()[r] * powersKw[i][t - car.from()];
    }
  }

  /** Brings a row back to its edge, or to where it is without cars. */
  private boolean ease(int r, int t, double[] flows) {
    Row row = problem.rows().get(r);
    if (!row.isLimit()) {
      return false;
    }
    double base = row.baseKw()[t];
    double above = flows[r] - Math.max(row.topKw(t), base);
    double below = Math.min(row.edgesKw()[t][0], base) - flows[r];
    if (Math.max(above, below) <= NOTHING_KW) {
      return false;
    }
    double sign = above > 0 ? 1 : -1;
    double pushing = 0;
    for (int i = 0; i < powersKw.length; i++) {
      pushing += pushing(r, i, t, sign);
    }
    double less = Math.min(1, Math.max(above, below) / pushing);
    for (int i = 0; i < powersKw.length; i++) {
      if (pushing(r, i, t, sign) > 0) {
        addTo(flows, i, t, -less);
        powersKw[i][t - problem.cars().get(i).from()] *= 1 - less;
      }
    }
    return true;
  }

  /** What a car adds to a row in a direction. */
  private double pushing(int row, int i, int t, double sign) {
    CarProblem car = problem.cars().get(i);
    double power = isHere(car, t) ? sign * powersKw[i][t - car.from()] : 0;
    Signature way = problem.signatures().get(car.signature());
    for (int r = 0; r < way.rows().length && power > 0; r++) {
      if (way.rows()[r] == row) {
        return power * way.shares()[r];
      }
    }
    return 0;
  }
}
