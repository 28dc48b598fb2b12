package org.voltide.csms.energy.plan.fast;

import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/**
 * Lets the cars improve a plan one after the other, each with its best response to the others. No
 * car ever makes the plan dearer. Not thread-safe.
 */
final class Sweep {

  private final PlanProblem problem;
  private final double[][] powersKw;
  private final double[][] flowsKw;
  private final BudgetedResponse response;
  private final double[] answer;

  /**
   * @param powersKw per car and step of the car, within the windows; improved in place
   */
  Sweep(PlanProblem problem, double[][] powersKw) {
    this.problem = problem;
    this.powersKw = powersKw;
    flowsKw = problem.flows(powersKw);
    response = new BudgetedResponse(problem);
    answer = new double[problem.steps()];
  }

  /**
   * Asks every car once.
   *
   * @param backwards whether the last car begins
   * @return by how much the plan became cheaper
   */
  double run(boolean backwards, long deadline) {
    double saved = 0;
    int cars = powersKw.length;
    for (int n = 0; n < cars && System.nanoTime() - deadline < 0; n++) {
      saved += improve(backwards ? cars - 1 - n : n);
    }
    return saved;
  }

  private double improve(int i) {
    CarProblem car = problem.cars().get(i);
    add(car, powersKw[i], -1);
    response.find(car, flowsKw, answer);
    double saved = cost(car, powersKw[i]) - cost(car, answer);
    if (saved > 0) {
      System.arraycopy(answer, 0, powersKw[i], 0, car.length());
    }
    add(car, powersKw[i], 1);
    return Math.max(0, saved);
  }

  private void add(CarProblem car, double[] powers, double sign) {
    Signature way = problem.signatures().get(car.signature());
    for (int r = 0; r < way.rows().length; r++) {
      double[] flow = flowsKw[way.rows()[r]];
      double share = sign * way.shares()[r];
      for (int k = 0; k < car.length(); k++) {
        flow[car.from() + k] += share * powers[k];
      }
    }
  }

  /** What a car's powers cost where all others stay. */
  private double cost(CarProblem car, double[] powers) {
    Signature way = problem.signatures().get(car.signature());
    double cost = 0;
    double held = car.startKwh();
    for (int k = 0; k < car.length(); k++) {
      int t = car.from() + k;
      double h = problem.hours()[t];
      double kw = powers[k];
      held += car.storedKwh(kw, h);
      cost += car.holding().cost(k, held);
      cost += h * kw * (kw > 0 ? car.chargePrice()[k] : -car.dischargePrice()[k]);
      for (int r = 0; r < way.rows().length; r++) {
        Row row = problem.rows().get(way.rows()[r]);
        cost += h * row.cost(t, flowsKw[way.rows()[r]][t] + way.shares()[r] * kw);
      }
    }
    return cost;
  }
}
