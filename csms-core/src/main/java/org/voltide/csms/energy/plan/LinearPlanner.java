package org.voltide.csms.energy.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact engine: solves the site's linear program with HiGHS. Deterministic; a site of 200 cars
 * and 96 steps takes about a CPU-second.
 *
 * <p>Two things are not linear and are mended afterwards, and then the plan is no longer called
 * optimal. Where energy has a negative value the program may charge and discharge one car at once,
 * to burn energy in its losses: such a step loses the smaller direction and the program is solved
 * again. And a car that needs a minimum power is rounded by {@link MinimumPower}.
 */
public final class LinearPlanner implements SitePlanner {

  private static final int MAX_ROUNDS = 10;

  /** Powers below this are the solver's noise. */
  private static final double NOISE_W = 1e-3;

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
    try (LinearModel model = new LinearModel(site)) {
      int rounds = 0;
      do {
        if (++rounds > MAX_ROUNDS) {
          throw new NoPlanException("cars still charge and discharge at once after " + rounds);
        }
        model.solve(Duration.ofNanos(deadline - System.nanoTime()));
      } while (separateDirections(site, model));
      double[][] exact = powers(site, model);
      double[][] rounded = MinimumPower.repair(site, exact);
      boolean proven = rounds == 1 && rounded == exact && !sellsDearerThanItBuys(site);
      return Outcome.of(
          site, rounded, proven ? SitePlan.Quality.OPTIMAL : SitePlan.Quality.FEASIBLE);
    }
  }

  /** Whether a car did both at once and the program must be solved again. */
  private static boolean separateDirections(SiteSnapshot site, LinearModel model) {
    List<Runnable> changes = new ArrayList<>();
    for (int i = 0; i < site.cars().size(); i++) {
      for (int t = 0; t < site.grid().steps(); t++) {
        double in = model.chargeW(i, t);
        double out = model.dischargeW(i, t);
        if (Math.min(in, out) > NOISE_W) {
          int car = i;
          int step = t;
          changes.add(() -> model.forbid(car, step, in < out));
        }
      }
    }
    // Only now: a changed model no longer tells its solution.
    changes.forEach(Runnable::run);
    return !changes.isEmpty();
  }

  private static double[][] powers(SiteSnapshot site, LinearModel model) {
    double[][] powers = new double[site.cars().size()][site.grid().steps()];
    for (int i = 0; i < powers.length; i++) {
      for (int t = 0; t < powers[i].length; t++) {
        double power = model.chargeW(i, t) - model.dischargeW(i, t);
        powers[i][t] = Math.abs(power) < NOISE_W ? 0 : power;
      }
    }
    return powers;
  }

  /** Such steps are planned with the lower price for both, which may not be the best. */
  private static boolean sellsDearerThanItBuys(SiteSnapshot site) {
    for (int t = 0; t < site.grid().steps(); t++) {
      if (site.exportPricePerKwh()[t] > site.importPricePerKwh()[t]) {
        return true;
      }
    }
    return false;
  }
}
