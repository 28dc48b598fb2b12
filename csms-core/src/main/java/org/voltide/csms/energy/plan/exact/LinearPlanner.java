package org.voltide.csms.energy.plan.exact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Valuation;
import org.voltide.csms.energy.plan.repair.Rounding;

/**
 * The exact engine: solves the site's linear program with HiGHS. Deterministic; a site of 200 cars
 * and 96 steps takes about a CPU-second.
 *
 * <p>Two things are not linear and are mended afterwards, and then the plan is no longer called
 * optimal. Where energy has a negative value the program may charge and discharge one car at once,
 * to burn energy in its losses: such a step loses the smaller direction and the program is solved
 * again. And cars that do not take any power at any time are rounded by {@link Rounding}.
 */
public final class LinearPlanner implements SitePlanner {

  private static final int MAX_ROUNDS = 10;

  /** Powers below this are the solver's noise. */
  private static final double NOISE_KW = 1e-6;

  private final Duration limit;

  /**
   * @param limit time after which the solver gives up
   */
  public LinearPlanner(Duration limit) {
    this.limit = limit;
  }

  @Override
  public SitePlan plan(SiteSnapshot site) {
    long deadline = System.nanoTime() + limit.toNanos();
    PlanProblem problem = PlanProblem.of(site);
    try (LinearModel model = new LinearModel(problem)) {
      int rounds = 0;
      do {
        if (++rounds > MAX_ROUNDS) {
          throw new NoPlanException("cars still charge and discharge at once after " + rounds);
        }
        model.solve(Duration.ofNanos(deadline - System.nanoTime()));
      } while (separateDirections(problem, model));
      double[][] exact = problem.siteWatts(powers(problem, model));
      boolean proven = rounds == 1 && !sellsDearerThanItBuys(site);
      return finish(site, problem, exact, proven);
    }
  }

  private static SitePlan finish(
      SiteSnapshot site, PlanProblem problem, double[][] exact, boolean proven) {
    double gap = proven ? 0 : Double.POSITIVE_INFINITY;
    SitePlan best = Outcome.of(site, exact, Quality.OPTIMAL, gap);
    double[][] rounded = Rounding.repair(site, problem, exact);
    if (proven && rounded == exact) {
      return best;
    }
    double bound = Valuation.of(site, best);
    double value = Valuation.of(site, Outcome.of(site, rounded, Quality.FEASIBLE, gap));
    double lost = gap + (value - bound) / Math.max(1, Math.abs(bound));
    return Outcome.of(site, rounded, Quality.FEASIBLE, lost);
  }

  /** Whether a car did both at once and the program must be solved again. */
  private static boolean separateDirections(PlanProblem problem, LinearModel model) {
    List<Runnable> changes = new ArrayList<>();
    for (int i = 0; i < problem.cars().size(); i++) {
      for (int k = 0; k < problem.cars().get(i).length(); k++) {
        double in = model.chargeKw(i, k);
        double out = model.dischargeKw(i, k);
        if (Math.min(in, out) > NOISE_KW) {
          int car = i;
          int step = k;
          changes.add(() -> model.forbid(car, step, in < out));
        }
      }
    }
    // Only now: a changed model no longer tells its solution.
    changes.forEach(Runnable::run);
    return !changes.isEmpty();
  }

  private static double[][] powers(PlanProblem problem, LinearModel model) {
    double[][] powers = new double[problem.cars().size()][];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = new double[problem.cars().get(i).length()];
      for (int k = 0; k < powers[i].length; k++) {
        double power = model.chargeKw(i, k) - model.dischargeKw(i, k);
        powers[i][k] = Math.abs(power) < NOISE_KW ? 0 : power;
      }
    }
    return powers;
  }

  /** Such steps are planned with the lower price for both, which may not be the best. */
  private static boolean sellsDearerThanItBuys(SiteSnapshot site) {
    for (int t = 0; t < site.grid().steps(); t++) {
      if (site.exportPricePerKwh()[t] > site.drawnPricePerKwh(t)) {
        return true;
      }
    }
    return false;
  }
}
