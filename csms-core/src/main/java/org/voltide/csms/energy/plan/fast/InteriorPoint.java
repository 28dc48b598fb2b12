package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;

/**
 * Finds the prices of power in all cells, and powers of the cars that nearly follow from them: a
 * primal-dual interior point method (Mehrotra's predictor and corrector) on the whole linear
 * program. Its equations fall apart into one short chain per car and a dense system as large as the
 * number of cells. Multipliers fit the prices at all times, so every iteration has a true lower
 * bound. Not thread-safe.
 */
final class InteriorPoint {

  private static final int MAX_ITERATIONS = 100;

  /**
   * What may be left of the first iterate's error in the equations; the sweeps afterwards mend it.
   */
  private static final double EQUATION_ERROR = 1e-2;

  private final PlanProblem problem;
  private final Cells cells;
  private final Storages storages;
  private final double[][] prices;
  private final double[][] carsKw;
  private final double[][] pulledKw;
  private final double[][][] gives;
  private int bounds;

  InteriorPoint(PlanProblem problem, boolean[][] active) {
    this.problem = problem;
    cells = new Cells(problem, active);
    storages = new Storages(problem);
    int signatures = problem.signatures().size();
    prices = new double[signatures][problem.steps()];
    carsKw = new double[signatures][problem.steps()];
    pulledKw = new double[signatures][problem.steps()];
    gives = new double[signatures][problem.steps()][problem.steps()];
  }

  /**
   * What was found.
   *
   * @param powersKw per car and step of the car; within the windows up to rounding
   * @param bound no plan costs less
   * @param converged whether the goal was reached; otherwise time or iterations ran out
   */
  record Found(double[][] powersKw, double bound, int iterations, boolean converged) {

    Found notConverged() {
      return new Found(powersKw, bound, iterations, false);
    }
  }

  /**
   * @param goal distance of cost and bound to stop at, relative to the bound
   * @param pull strength with which bounds pull at the start, in kW times the price of a kWh
   * @param deadline by {@link System#nanoTime}
   */
  Found run(double goal, double pull, long deadline) {
    double mu = begin(pull);
    double error = 1;
    double scale = 0;
    Step step = Step.NONE;
    for (int n = 1; n <= MAX_ITERATIONS; n++) {
      step = iterate(mu, step);
      error *= Math.max(0, 1 - step.primal());
      double gap = step.gapAfter();
      mu = gap / bounds;
      boolean converged = error < EQUATION_ERROR && gap <= goal * scale;
      if (converged || System.nanoTime() - deadline >= 0) {
        return found(step, n, converged);
      }
      if (error < EQUATION_ERROR) {
        scale = Math.max(1, Math.abs(bound()));
      }
    }
    return found(step, MAX_ITERATIONS, false);
  }

  private Found found(Step step, int iterations, boolean converged) {
    cells.move(step.primal(), step.dual());
    double[][] powersKw = storages.powersKw(step.primal(), step.dual());
    return new Found(powersKw, bound(), iterations, converged);
  }

  private double bound() {
    cells.project(false, prices);
    return cells.bound() + storages.bound(prices) + problem.offset();
  }

  private double begin(double pull) {
    Row connection = problem.rows().getFirst();
    double price = 0;
    for (double[] pieces : connection.prices()) {
      price += Math.abs(pieces[pieces.length - 2]) / problem.steps();
    }
    double mu = pull * price;
    cells.start(mu);
    cells.project(false, prices);
    storages.start(price, prices, mu);
    bounds = cells.bounds() + storages.bounds();
    return mu;
  }

  /** Goes the last step and finds the next. */
  private Step iterate(double mu, Step last) {
    clear(carsKw);
    clear(pulledKw);
    for (double[][] give : gives) {
      clear(give);
    }
    storages.advance(last.primal(), last.dual(), carsKw, pulledKw, gives);
    cells.move(last.primal(), last.dual());
    cells.measure(carsKw);
    cells.factor(gives);
    Step predicted = direction();
    double share = predicted.gapAfter() / predicted.gap();
    double target = mu * share * share * share;
    clear(pulledKw);
    cells.correct(target);
    storages.correct(target, pulledKw);
    return direction();
  }

  private Step direction() {
    Step step = new Step();
    cells.solve(pulledKw, step);
    cells.project(true, prices);
    storages.follow(prices, step);
    return step;
  }

  private static void clear(double[][] arrays) {
    for (double[] array : arrays) {
      Arrays.fill(array, 0);
    }
  }
}
