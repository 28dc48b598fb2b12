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

  /** Strength with which bounds pull at the start, in kW times the price of a kWh. */
  private static final double INITIAL_MU = 20;

  /**
   * What may be left of the first iterate's error in the equations; the sweeps afterwards mend it.
   */
  private static final double EQUATION_ERROR = 1e-2;

  private final PlanProblem problem;
  private final Cells cells;
  private final Storages storages;
  private final double[][] prices;
  private final double[][] carsKw;
  private final double[][][] gives;

  InteriorPoint(PlanProblem problem, boolean[][] active) {
    this.problem = problem;
    cells = new Cells(problem, active);
    storages = new Storages(problem);
    int signatures = problem.signatures().size();
    prices = new double[signatures][problem.steps()];
    carsKw = new double[signatures][problem.steps()];
    gives = new double[signatures][problem.steps()][problem.steps()];
  }

  /**
   * What was found.
   *
   * @param powersKw per car and step of the car; within the windows up to rounding
   * @param bound no plan costs less
   * @param converged whether the goal was reached; otherwise time or iterations ran out
   */
  record Found(double[][] powersKw, double bound, int iterations, boolean converged) {}

  /**
   * @param goal distance of cost and bound to stop at, relative to the bound
   * @param deadline by {@link System#nanoTime}
   */
  Found run(double goal, long deadline) {
    double mu = begin();
    double error = 1;
    double bound = Double.NEGATIVE_INFINITY;
    for (int n = 1; n <= MAX_ITERATIONS; n++) {
      Step step = iterate(mu);
      error *= Math.max(0, 1 - step.primal());
      cells.project(false, prices);
      bound = Math.max(bound, cells.bound() + storages.bound(prices) + problem.offset());
      double gap = step.gapAfter();
      mu = gap / (cells.bounds() + storages.bounds());
      if (gap <= goal * Math.max(1, Math.abs(bound)) && error < EQUATION_ERROR) {
        return new Found(storages.powersKw(), bound, n, true);
      }
      if (System.nanoTime() - deadline >= 0) {
        return new Found(storages.powersKw(), bound, n, false);
      }
    }
    return new Found(storages.powersKw(), bound, MAX_ITERATIONS, false);
  }

  private double begin() {
    Row connection = problem.rows().getFirst();
    double price = 0;
    for (double[] pieces : connection.prices()) {
      price += Math.abs(pieces[pieces.length - 2]) / problem.steps();
    }
    double mu = INITIAL_MU * price;
    cells.start(mu);
    cells.project(false, prices);
    storages.start(price, prices, mu);
    return mu;
  }

  private Step iterate(double mu) {
    clear(carsKw);
    storages.measure(carsKw);
    cells.measure(carsKw);
    for (double[][] give : gives) {
      clear(give);
    }
    storages.factor(gives);
    cells.factor(gives);
    Step predicted = direction();
    double share = predicted.gapAfter() / predicted.gap();
    double target = mu * share * share * share;
    cells.correct(target);
    storages.correct(target);
    Step step = direction();
    cells.move(step.primal(), step.dual());
    storages.move(step.primal(), step.dual());
    return step;
  }

  private Step direction() {
    Step step = new Step();
    clear(carsKw);
    storages.prepare(carsKw);
    cells.solve(carsKw, step);
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
