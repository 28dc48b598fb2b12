package org.voltide.csms.energy.plan.fast;

import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/**
 * The best plan of one car that gives no more than it may in all. Where that binds, what is given
 * gets a surcharge, found by halving; the plans on both sides of it are mixed so that the budget is
 * used up, which is the best there is where such a mixture loses nothing. Not thread-safe.
 */
final class BudgetedResponse {

  private static final int HALVINGS = 24;

  private final PlanProblem problem;
  private final BestResponse response;
  private final double[] tooMuch;
  private final double[] enough;

  BudgetedResponse(PlanProblem problem) {
    this.problem = problem;
    response = new BestResponse(problem);
    tooMuch = new double[problem.steps()];
    enough = new double[problem.steps()];
  }

  /** Like {@link BestResponse#find}. */
  void find(CarProblem car, double[][] flowsKw, double[] powersKw) {
    response.find(car, flowsKw, 0, powersKw);
    if (out(car, powersKw) > car.mostOutKwh()) {
      System.arraycopy(powersKw, 0, tooMuch, 0, car.length());
      halve(car, flowsKw);
      mix(car, powersKw);
    }
  }

  private double out(CarProblem car, double[] powersKw) {
    return Windows.outKwh(problem, car, powersKw);
  }

  private void halve(CarProblem car, double[][] flowsKw) {
    double low = 0;
    double high = 1;
    response.find(car, flowsKw, high, enough);
    for (int n = 0; n < HALVINGS && out(car, enough) > car.mostOutKwh(); n++) {
      low = high;
      high *= 2;
      response.find(car, flowsKw, high, enough);
    }
    double[] trial = new double[car.length()];
    for (int n = 0; n < HALVINGS; n++) {
      double middle = (low + high) / 2;
      response.find(car, flowsKw, middle, trial);
      boolean isEnough = out(car, trial) <= car.mostOutKwh();
      System.arraycopy(trial, 0, isEnough ? enough : tooMuch, 0, trial.length);
      low = isEnough ? low : middle;
      high = isEnough ? middle : high;
    }
  }

  private void mix(CarProblem car, double[] powersKw) {
    double least = out(car, enough);
    double share = (car.mostOutKwh() - least) / Math.max(1e-12, out(car, tooMuch) - least);
    for (int k = 0; k < car.length(); k++) {
      powersKw[k] = enough[k] + Math.clamp(share, 0, 1) * (tooMuch[k] - enough[k]);
    }
    Windows.keep(problem, car, powersKw);
  }
}
