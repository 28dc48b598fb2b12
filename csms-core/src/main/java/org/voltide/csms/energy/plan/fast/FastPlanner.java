package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Valuation;
import org.voltide.csms.energy.plan.repair.MinimumPower;

/**
 * The fast engine. First the prices of power at every limit and the cars' powers that nearly follow
 * from them ({@link InteriorPoint}), then each car's exact best plan against the others ({@link
 * Sweep}), which leaves a plan that keeps all limits. Deterministic unless its time runs out.
 */
public final class FastPlanner implements SitePlanner {

  private static final double TOLERANCE_KW = 1e-5;

  private final Effort effort;

  public FastPlanner(Effort effort) {
    this.effort = effort;
  }

  @Override
  public SitePlan plan(SiteSnapshot site) {
    long deadline = System.nanoTime() + effort.limit().toNanos();
    PlanProblem problem = PlanProblem.of(site);
    InteriorPoint prices = new InteriorPoint(problem, everywhere(problem));
    InteriorPoint.Found found = prices.run(effort.gap(), deadline);
    double[][] powersKw = begin(problem, found.powersKw());
    Sweep sweep = new Sweep(problem, powersKw);
    for (int n = 0; n < effort.sweeps(); n++) {
      sweep.run(n % 2 == 1, deadline);
    }
    if (overloads(problem, powersKw)) {
      powersKw = fromNothing(problem);
    }
    return finish(site, problem, powersKw, found.bound());
  }

  /** Whether the cars bring a row beyond its limits; only where time ran out. */
  private static boolean overloads(PlanProblem problem, double[][] powersKw) {
    double[][] flows = problem.flows(powersKw);
    for (int r = 0; r < flows.length; r++) {
      Row row = problem.rows().get(r);
      for (int t = 0; t < flows[r].length; t++) {
        if (row.overloadKw(t, flows[r][t]) > row.overloadKw(t, row.baseKw()[t]) + TOLERANCE_KW) {
          return true;
        }
      }
    }
    return false;
  }

  /** One sweep that begins with all cars idle, which overloads nothing, however late it is. */
  private static double[][] fromNothing(PlanProblem problem) {
    double[][] powersKw = new double[problem.cars().size()][];
    Arrays.setAll(powersKw, i -> new double[problem.cars().get(i).length()]);
    new Sweep(problem, powersKw).run(false, System.nanoTime() + Long.MAX_VALUE / 2);
    return powersKw;
  }

  private static boolean[][] everywhere(PlanProblem problem) {
    boolean[][] active = new boolean[problem.rows().size()][problem.steps()];
    for (boolean[] row : active) {
      Arrays.fill(row, true);
    }
    return active;
  }

  /** The powers found, or none at all where these are cheaper: both keep every car's windows. */
  private static double[][] begin(PlanProblem problem, double[][] foundKw) {
    double[][] idle = new double[foundKw.length][];
    for (int i = 0; i < foundKw.length; i++) {
      keepWindows(problem, problem.cars().get(i), foundKw[i]);
      idle[i] = new double[foundKw[i].length];
    }
    return problem.cost(foundKw) <= problem.cost(idle) ? foundKw : idle;
  }

  /** Cuts what the battery cannot hold or give. */
  private static void keepWindows(PlanProblem problem, CarProblem car, double[] powerKw) {
    double held = car.startKwh();
    for (int k = 0; k < powerKw.length; k++) {
      double h = problem.hours()[car.from() + k];
      double space = car.roomKwh()[k] - held;
      double most = space / (h * (space > 0 ? car.chargeGain() : car.dischargeLoss()));
      double least = -held / (h * car.dischargeLoss());
      powerKw[k] = Math.clamp(powerKw[k], least, Math.max(least, most));
      held += car.storedKwh(powerKw[k], h);
    }
  }

  private static SitePlan finish(
      SiteSnapshot site, PlanProblem problem, double[][] powersKw, double bound) {
    double[][] watts = problem.siteWatts(powersKw);
    SitePlan found = Outcome.of(site, watts, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
    double value = Valuation.of(site, found);
    double best = value - (problem.cost(powersKw) - bound);
    double[][] rounded = MinimumPower.repair(site, problem, watts);
    SitePlan plan = rounded == watts ? found : Outcome.of(site, rounded, Quality.FEASIBLE, 0);
    double gap = (Valuation.of(site, plan) - best) / Math.max(1, Math.abs(best));
    return new SitePlan(
        plan.grid(), plan.cars(), plan.netW(), plan.cost(), Quality.FEASIBLE, Math.max(0, gap));
  }
}
