package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/**
 * Finds the prices of power in all cells, and powers of the cars that nearly follow from them: a
 * primal-dual interior point method (Mehrotra's predictor and corrector) on the whole linear
 * program. Its equations fall apart into one short chain per car and a dense system as large as the
 * number of cells. Multipliers fit the prices at all times, so every iteration has a true lower
 * bound.
 *
 * <p>Large fleets are too much to be held in a processor's caches, so a part of the cars, each of
 * which stands for others like it, finds out about where prices are. Then each car comes to rest at
 * these by itself, and all go on together. Not thread-safe.
 */
final class InteriorPoint {

  private static final int MAX_ITERATIONS = 100;

  /**
   * What may be left of the first iterate's error in the equations; the sweeps afterwards mend it.
   */
  private static final double EQUATION_ERROR = 1e-2;

  /** The same where cars begin at rest, which leaves little error to begin with. */
  private static final double JOINED_ERROR = 0.05;

  /** From so many cars on, some look for prices first. */
  private static final int MANY = 1_500;

  /** So many do, or a part of them where that is more. */
  private static final int SOME = 600;

  private static final int ONE_OF = 10;

  /** How near these come before the others join. */
  private static final double ROUGH = 0.1;

  private final PlanProblem problem;
  private final Cells cells;
  private final double[][] prices;
  private final double[][] carsKw;
  private final double[][] pulledKw;
  private final double[][][] gives;
  private Storages storages;

  /** How many bounds pull, and how strongly. */
  private double bounds;

  private double mu;
  private int iterations;

  InteriorPoint(PlanProblem problem, boolean[][] active) {
    this.problem = problem;
    cells = new Cells(problem, active);
    storages = isLarge() ? Storages.some(problem, some()) : Storages.all(problem);
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
    begin(pull);
    if (isLarge()) {
      approach(Math.max(goal, ROUGH), EQUATION_ERROR, deadline);
      join(pull);
    }
    boolean converged = approach(goal, isLarge() ? JOINED_ERROR : EQUATION_ERROR, deadline);
    return new Found(storages.powersKw(), bound(), iterations, converged);
  }

  private int some() {
    return Math.max(SOME, problem.cars().size() / ONE_OF);
  }

  private boolean isLarge() {
    return problem.cars().size() >= MANY;
  }

  /**
   * Goes on until the goal is reached; otherwise time or iterations ran out.
   *
   * @param mostError what may be left of the error in the equations
   */
  private boolean approach(double goal, double mostError, long deadline) {
    double error = 1;
    double scale = 0;
    Step step = Step.NONE;
    boolean converged = false;
    for (int n = 1; n <= MAX_ITERATIONS && !converged; n++) {
      step = iterate(mu, step);
      iterations++;
      error *= Math.max(0, 1 - step.primal());
      double gap = step.gapAfter();
      mu = gap / bounds;
      converged = error < mostError && gap <= goal * scale;
      if (System.nanoTime() - deadline >= 0) {
        break;
      }
      if (error < mostError) {
        scale = Math.max(1, Math.abs(bound()));
      }
    }
    cells.move(step.primal(), step.dual());
    storages.move(step.primal(), step.dual());
    return converged;
  }

  private double bound() {
    cells.project(false, prices);
    return cells.bound() + storages.bound(prices) + problem.offset();
  }

  private void begin(double pull) {
    double price = meanPrice();
    mu = pull * price;
    cells.start(mu);
    cells.project(false, prices);
    storages.start(price, prices, mu);
    bounds = cells.bounds() + storages.bounds();
  }

  /** All cars come to where some have brought the prices. */
  private void join(double pull) {
    cells.project(false, prices);
    storages = Storages.all(problem);
    storages.settle(meanPrice(), prices, pull * meanPrice(), mu);
    bounds = cells.bounds() + storages.bounds();
  }

  /** Of the connection, what is bought on average. */
  private double meanPrice() {
    double price = 0;
    for (double[] pieces : problem.rows().getFirst().prices()) {
      price += Math.abs(pieces[pieces.length - 2]) / problem.steps();
    }
    return price;
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
