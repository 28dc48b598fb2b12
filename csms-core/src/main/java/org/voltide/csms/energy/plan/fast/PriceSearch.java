package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;

/**
 * Runs the interior point method on the cells that matter. The grid connection always does, because
 * it has prices, and so does its peak; of the other limits few bind, so these join when a rough
 * plan breaks them. Leaving cells out only lowers the bound, and what remains broken the sweeps
 * mend. Not thread-safe.
 */
final class PriceSearch {

  private static final int MOST_ROUNDS = 20;

  /** More cells than this would cost more than they bring. */
  private static final int MOST_CELLS = 1500;

  /** How rough the plans are that show which limits bind. */
  private static final double ROUGH = 1e-1;

  /** A limit that is used to this share may bind when others do. */
  private static final double NEARLY = 0.98;

  /** How strongly bounds pull at the start: as little as mostly does, and as much as ever helps. */
  private static final double LEAST_PULL = 20;

  private static final double MOST_PULL = 2000;
  private static final double STRONGER = 10;

  private static final double NOTHING_KW = 1e-5;

  private final PlanProblem problem;
  private final double goal;
  private final long deadline;
  private final boolean[][] active;
  private int cells;
  private double pull = LEAST_PULL;

  PriceSearch(PlanProblem problem, double goal, long deadline) {
    this.problem = problem;
    this.goal = goal;
    this.deadline = deadline;
    active = new boolean[problem.rows().size()][problem.steps()];
    Arrays.fill(active[0], true);
    problem.peak().ifPresent(peak -> Arrays.fill(active[peak.row()], true));
    cells = problem.peak().isPresent() ? 2 * problem.steps() : problem.steps();
  }

  InteriorPoint.Found run() {
    return run(MOST_ROUNDS);
  }

  /** What was found; converged only if the last round was not a rough one. */
  InteriorPoint.Found run(int mostRounds) {
    double gap = active.length > 1 ? Math.max(goal, ROUGH) : goal;
    InteriorPoint.Found found = solve(gap);
    for (int round = 1; round < mostRounds && System.nanoTime() - deadline < 0; round++) {
      boolean broken = active.length > 1 && activate(problem.flows(found.powersKw()));
      if (!broken && gap <= goal) {
        return found;
      }
      gap = broken && gap > goal ? gap : goal;
      found = solve(gap);
    }
    return gap > goal ? found.notConverged() : found;
  }

  private InteriorPoint.Found solve(double gap) {
    InteriorPoint.Found found = new InteriorPoint(problem, active).run(gap, pull, deadline);
    while (!found.converged() && pull < MOST_PULL && System.nanoTime() - deadline < 0) {
      pull *= STRONGER;
      found = new InteriorPoint(problem, active).run(gap, pull, deadline);
    }
    return found;
  }

  /** Whether a cell joined because its limit is broken. */
  private boolean activate(double[][] flows) {
    boolean broken = false;
    for (int r = 0; r < flows.length; r++) {
      Row row = problem.rows().get(r);
      for (int t = 0; t < flows[r].length && cells < MOST_CELLS; t++) {
        boolean isBroken = row.beyondKw(t, flows[r][t]) > NOTHING_KW;
        if (!active[r][t] && (isBroken || row.beyondKw(t, flows[r][t] / NEARLY) > 0)) {
          active[r][t] = true;
          cells++;
          broken |= isBroken;
        }
      }
    }
    return broken;
  }
}
