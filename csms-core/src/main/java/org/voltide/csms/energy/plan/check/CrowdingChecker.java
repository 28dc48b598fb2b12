package org.voltide.csms.energy.plan.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/**
 * Whether a promise is missed for power that charges another car, at the same place in the wiring,
 * beyond what that one was promised: up to its minimum, for instance. Then nothing but the plan is
 * to blame. Cars that are urgent may do so; so may those that give later what they take.
 */
final class CrowdingChecker {

  /** Less is no driver's matter. */
  static final double NOTICEABLE_WH = 100;

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final Found found;

  /** Per way through the wiring and step: what could be left to others. */
  private final Map<Way, double[]> spareW = new HashMap<>();

  /** Where power comes from, and who shares a limit with whom. */
  private record Way(int group, Phases phases, List<Integer> limits) {}

  CrowdingChecker(SiteSnapshot site, SitePlan plan, Found found) {
    this.site = site;
    this.plan = plan;
    this.found = found;
  }

  void check() {
    boolean allKept = IntStream.range(0, plan.cars().size()).noneMatch(i -> isShort(i));
    if (allKept) {
      return;
    }
    List<Way> ways = ways(site);
    IntStream.range(0, plan.cars().size()).forEach(i -> addSpare(i, ways.get(i)));
    IntStream.range(0, plan.cars().size())
        .filter(this::isShort)
        .forEach(i -> checkShort(i, ways.get(i)));
  }

  private boolean isShort(int i) {
    return site.cars().get(i).steadiness().isEmpty() && -beyondPromiseWh(i) > NOTICEABLE_WH;
  }

  private double beyondPromiseWh(int i) {
    double[] energyWh = plan.cars().get(i).energyWh();
    return energyWh[energyWh.length - 1] - site.cars().get(i).targetWh();
  }

  private static List<Way> ways(SiteSnapshot site) {
    List<List<Integer>> limits = SharedLimit.ofCars(site);
    return IntStream.range(0, site.cars().size())
        .mapToObj(
            i -> {
              PluggedCar car = site.cars().get(i);
              return new Way(car.group(), car.phases(), limits.get(i));
            })
        .toList();
  }

  /** From its last step backwards, as long as the car gives nothing. */
  private void addSpare(int i, Way its) {
    PluggedCar car = site.cars().get(i);
    double surplusWh = beyondPromiseWh(i);
    if (car.urgent() || car.steadiness().isPresent() || surplusWh <= 0) {
      return;
    }
    double[] powerW = plan.cars().get(i).powerW();
    double[] spare = spareW.computeIfAbsent(its, _ -> new double[powerW.length]);
    for (int t = powerW.length - 1; t >= 0 && powerW[t] >= 0; t--) {
      double less = surplusWh / (car.chargeEfficiency() * site.grid().hours(t));
      double least = less >= powerW[t] ? 0 : car.minChargeW();
      spare[t] += Math.max(0, Math.min(less, powerW[t] - least));
    }
  }

  private void checkShort(int i, Way its) {
    PluggedCar car = site.cars().get(i);
    CarPlan planned = plan.cars().get(i);
    double[] spare = spareW.getOrDefault(its, new double[planned.powerW().length]);
    double mostWh = Double.NEGATIVE_INFINITY;
    double gainedWh = 0;
    int step = -1;
    for (int t = spare.length - 1; t >= 0; t--) {
      mostWh = Math.max(mostWh, planned.energyWh()[t]);
      boolean here = t >= car.arrivalStep() && t < car.departureStep();
      double spaceWh = Math.max(car.maxEnergyWh(), car.energyWh()) - mostWh;
      double gain = here ? gainWh(car, planned.powerW()[t], spare[t], site.grid().hours(t)) : 0;
      double useful = Math.min(gain, Math.min(spaceWh, -beyondPromiseWh(i)));
      if (useful > gainedWh) {
        gainedWh = useful;
        step = t;
      }
    }
    found.report(Kind.CROWDED_OUT, car.id(), step, gainedWh, NOTICEABLE_WH);
  }

  /** What a car would store beyond its plan with power that is left to it. */
  private static double gainWh(PluggedCar car, double powerW, double spareW, double hours) {
    double step = car.powerStepW();
    double more = powerW < 0 ? 0 : Math.min(spareW, car.maxChargeW() - powerW);
    double taken = step > 0 ? Math.floor(more / step) * step : more;
    return powerW + taken < car.minChargeW() ? 0 : taken * car.chargeEfficiency() * hours;
  }
}
