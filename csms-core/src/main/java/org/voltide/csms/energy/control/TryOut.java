package org.voltide.csms.energy.control;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;

/**
 * Lets cars draw all they can in the first step of a plan, so that it is seen what they take. What
 * they take then they do not take later; only room that the plan leaves is used. Pure.
 */
final class TryOut {

  private static final int NOW = 0;

  private final SiteSnapshot site;
  private final double[][] powerW;
  private final Headroom room;

  private TryOut(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    powerW = plan.cars().stream().map(car -> car.powerW().clone()).toArray(double[][]::new);
    room = Headroom.perStep(site)[NOW];
    for (int i = 0; i < powerW.length; i++) {
      room.give(i, powerW[i][NOW]);
    }
  }

  /** Whether what a site pays or keeps beyond energy leaves its cars free to draw what they can. */
  static boolean isFree(Terms terms) {
    return terms.peak().isEmpty() && terms.held().isEmpty() && terms.reserveWh().isEmpty();
  }

  /**
   * A plan in which cars are tried out, or the plan itself where that cannot be.
   *
   * @param site that was planned
   * @param cars to be tried out
   */
  static CheckedPlan of(SiteSnapshot site, CheckedPlan made, Set<String> cars) {
    if (cars.isEmpty() || !isFree(site.terms()) || made.plan().quality() == Quality.FALLBACK) {
      return made;
    }
    TryOut trial = new TryOut(site, made.plan());
    IntStream.range(0, site.cars().size())
        .filter(i -> cars.contains(site.cars().get(i).id()))
        .filter(trial::mayBeMoved)
        .forEach(trial::move);
    SitePlan plan = Outcome.of(site, trial.powerW, made.plan().quality(), made.plan().gap());
    List<Violation> violations = FeasibilityChecker.check(site, plan);
    boolean worse = shortWh(plan) > shortWh(made.plan()) + 1;
    return worse || violations.stream().anyMatch(each -> each.kind().forbidsPlan())
        ? made
        : new CheckedPlan(plan, violations, made.cpu(), made.fallbackReason());
  }

  private static double shortWh(SitePlan plan) {
    return plan.cars().stream().mapToDouble(CarPlan::shortfallWh).sum();
  }

  /** One that gives now, that may not pause or that somebody limits does what was planned. */
  private boolean mayBeMoved(int index) {
    PluggedCar car = site.cars().get(index);
    return powerW[index][NOW] >= 0
        && car.steadiness().isEmpty()
        && site.limits().stream().noneMatch(limit -> limit.cars().contains(index))
        && room.forCar(index) >= car.maxChargeW() - powerW[index][NOW]
        && laterWh(index) >= moreWh(index);
  }

  private double moreWh(int index) {
    return (site.cars().get(index).maxChargeW() - powerW[index][NOW]) * site.grid().hours(NOW);
  }

  private double laterWh(int index) {
    return IntStream.range(1, powerW[index].length)
        .mapToDouble(t -> Math.max(0, powerW[index][t]) * site.grid().hours(t))
        .sum();
  }

  /** From the dearest steps, whole ones as long as they are no more than what is to be moved. */
  private void move(int index) {
    double[] power = powerW[index];
    double leftWh = moreWh(index);
    room.give(index, site.cars().get(index).maxChargeW() - power[NOW]);
    power[NOW] = site.cars().get(index).maxChargeW();
    List<Integer> dearest =
        IntStream.range(1, power.length)
            .filter(t -> power[t] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> -site.importPricePerKwh()[t]))
            .toList();
    for (int t : dearest) {
      double stepWh = power[t] * site.grid().hours(t);
      if (stepWh <= leftWh) {
        leftWh -= stepWh;
        power[t] = 0;
      } else {
        double lower = power[t] - leftWh / site.grid().hours(t);
        power[t] = lower >= site.cars().get(index).minChargeW() ? lower : power[t];
        return;
      }
    }
  }
}
