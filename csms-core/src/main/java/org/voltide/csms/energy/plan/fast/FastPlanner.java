package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Valuation;
import org.voltide.csms.energy.plan.repair.Rounding;

/**
 * The fast engine. First the prices of power at every limit and the cars' powers that nearly follow
 * from them ({@link InteriorPoint}), then each car's exact best plan against the others ({@link
 * Sweep}), which leaves a plan that keeps all limits. Deterministic unless its time runs out.
 */
public final class FastPlanner implements SitePlanner {

  /** Half of what the checker lets pass. */
  private static final double TOLERANCE_KW = 5e-5;

  private static final int MOST_SWEEPS = 10;
  private static final double NOTHING_SAVED = 1e-6;

  /** After the search for prices cars only have to mend what the search left open. */
  private static final double[] EXACT_LIMITS = {0};

  /**
   * After news they have to find who gets what is scarce: limits announce themselves first, over
   * these shares of their span.
   */
  private static final double[] AFTER_NEWS = {0.003, 0};

  /** Without prices, this brings a plan within some percent. */
  private static final double[] IN_HASTE = {0.1, 0.03, 0.01, 0.003, 0};

  /** Part of the time that the search for prices may take. */
  private static final double MOST_FOR_SEARCH = 0.7;

  private final Effort effort;

  public FastPlanner(Effort effort) {
    this.effort = effort;
  }

  @Override
  public SitePlan plan(SiteSnapshot site) {
    long start = System.nanoTime();
    long deadline = start + effort.limit().toNanos();
    PlanProblem problem = PlanProblem.divided(site);
    long searchUntil = start + (long) (effort.limit().toNanos() * MOST_FOR_SEARCH);
    InteriorPoint.Found found = new PriceSearch(problem, effort.gap(), searchUntil).run();
    double[] bands = found.converged() ? EXACT_LIMITS : IN_HASTE;
    double[][] powersKw = improve(problem, found.powersKw(), bands, deadline);
    double goal = found.bound() + effort.gap() * Math.max(1, Math.abs(found.bound()));
    return finish(site, problem, polish(problem, powersKw, goal, deadline), found.bound());
  }

  /**
   * Plans again after news, beginning with the plan before: several times faster, and a plan that
   * changes little where little has changed. Nothing is known of its gap.
   *
   * @param before for any time and any cars; those it does not know begin idle
   */
  public SitePlan replan(SiteSnapshot site, SitePlan before) {
    long deadline = System.nanoTime() + effort.limit().toNanos();
    PlanProblem problem = PlanProblem.divided(site);
    double[][] powersKw =
        improve(problem, Carried.over(site, problem, before), AFTER_NEWS, deadline);
    return finish(
        site,
        problem,
        polish(problem, powersKw, Double.POSITIVE_INFINITY, deadline),
        Double.NEGATIVE_INFINITY);
  }

  private static double[][] improve(
      PlanProblem problem, double[][] foundKw, double[] bands, long deadline) {
    boolean exceeded = keepWindows(problem, foundKw);
    double[][] powersKw = begin(problem, foundKw);
    boolean backwards = false;
    for (double band : exceeded && bands.length == 1 ? AFTER_NEWS : bands) {
      PlanProblem paid = problem.peakPaid(problem.flows(powersKw));
      PlanProblem announced = band > 0 ? Softened.of(paid, band) : paid;
      new Sweep(announced, powersKw).run(backwards, deadline);
      backwards = !backwards;
    }
    return powersKw;
  }

  /** Takes away what overloads a limit, and goes on improving until the goal is reached. */
  private static double[][] polish(
      PlanProblem problem, double[][] powersKw, double goal, long deadline) {
    double saved = Double.POSITIVE_INFINITY;
    boolean overloaded = overloads(problem, powersKw);
    for (int n = 0; n < MOST_SWEEPS && (overloaded || problem.cost(powersKw) > goal); n++) {
      if (overloaded) {
        Mending.mend(problem, powersKw);
      } else if (saved <= NOTHING_SAVED) {
        return powersKw;
      }
      PlanProblem paid = problem.peakPaid(problem.flows(powersKw));
      saved = new Sweep(paid, powersKw).run(n % 2 == 0, deadline);
      overloaded = overloads(problem, powersKw);
    }
    return overloaded ? fromNothing(problem) : powersKw;
  }

  /** Whether a car gave more than it may in all, which the search for prices does not know. */
  private static boolean keepWindows(PlanProblem problem, double[][] powersKw) {
    boolean exceeded = false;
    for (int i = 0; i < powersKw.length; i++) {
      exceeded |= Windows.keep(problem, problem.cars().get(i), powersKw[i]);
    }
    return exceeded;
  }

  /** Whether the cars bring a row beyond its limits; only where time ran out. */
  private static boolean overloads(PlanProblem problem, double[][] powersKw) {
    double[][] flows = problem.flows(powersKw);
    for (int r = 0; r < flows.length; r++) {
      Row row = problem.rows().get(r);
      for (int t = 0; t < flows[r].length && row.isLimit(); t++) {
        if (row.beyondKw(t, flows[r][t]) > row.beyondKw(t, row.baseKw()[t]) + TOLERANCE_KW) {
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

  /** The powers found, or none at all where these are cheaper. */
  private static double[][] begin(PlanProblem problem, double[][] foundKw) {
    double[][] idle = new double[foundKw.length][];
    Arrays.setAll(idle, i -> new double[foundKw[i].length]);
    return problem.cost(foundKw) <= problem.cost(idle) ? foundKw : idle;
  }

  private static SitePlan finish(
      SiteSnapshot site, PlanProblem problem, double[][] powersKw, double bound) {
    double[][] watts = problem.siteWatts(powersKw);
    SitePlan found = Outcome.of(site, watts, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
    double value = Valuation.of(site, found);
    double best = value - (problem.cost(powersKw) - bound);
    double[][] rounded = Rounding.repair(site, problem, watts);
    SitePlan plan = rounded == watts ? found : Outcome.of(site, rounded, Quality.FEASIBLE, 0);
    if (site.terms().held().filter(held -> held.enduranceHours() > 0).isPresent()) {
      return noWorseThanSafe(site, plan);
    }
    boolean known = bound > Double.NEGATIVE_INFINITY;
    double above = (Valuation.of(site, plan) - best) / Math.max(1, Math.abs(best));
    double gap = known ? Math.max(0, above) : Double.POSITIVE_INFINITY;
    return plan.as(Quality.FEASIBLE, gap);
  }

  /** Where cars have their own parts of what they share, the best such plan tells no bound. */
  private static SitePlan noWorseThanSafe(SiteSnapshot site, SitePlan plan) {
    SitePlan safe = new EvenPlanner().plan(site);
    SitePlan better = Valuation.of(site, safe) < Valuation.of(site, plan) ? safe : plan;
    return better.as(Quality.FEASIBLE, Double.POSITIVE_INFINITY);
  }
}
