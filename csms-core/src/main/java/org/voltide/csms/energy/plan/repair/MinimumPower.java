package org.voltide.csms.energy.plan.repair;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/**
 * Rounds a plan for cars that take no less than a minimum power (6 A on AC): each step they charge
 * with at least that or not at all. A car runs ahead of its exact plan rather than behind it, so
 * that its promise holds; where a limit leaves no room it waits, and whoever waits longest goes
 * first. What is then still short of a promise is filled in the cheapest steps with room.
 */
public final class MinimumPower {

  /** Less than this for a step is not worth switching a car on. */
  private static final double NEGLIGIBLE_W = 1;

  private static final double NEGLIGIBLE_WH = 1;

  private final SiteSnapshot site;
  private final double[][] exact;
  private final double[][] rounded;
  private final Room room;

  /** Energy each car should hold by the exact plan, and does hold, after the steps so far. */
  private final double[] plannedWh;

  private final double[] actualWh;

  private MinimumPower(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    this.site = site;
    this.exact = exact;
    room = new Room(problem, exact);
    rounded = new double[exact.length][];
    for (int i = 0; i < exact.length; i++) {
      rounded[i] = exact[i].clone();
    }
    plannedWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
    actualWh = plannedWh.clone();
  }

  /**
   * The rounded powers, or {@code exact} itself when it keeps all minimum powers already.
   *
   * @param exact in W per car of the snapshot and step
   */
  public static double[][] repair(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    return keepsMinimumPowers(site, exact) ? exact : new MinimumPower(site, problem, exact).round();
  }

  private static boolean keepsMinimumPowers(SiteSnapshot site, double[][] powers) {
    for (int i = 0; i < powers.length; i++) {
      double min = site.cars().get(i).minChargeW();
      for (double power : powers[i]) {
        if (power > 0 && power < min) {
          return false;
        }
      }
    }
    return true;
  }

  private double[][] round() {
    List<Integer> particular =
        IntStream.range(0, exact.length)
            .filter(i -> site.cars().get(i).minChargeW() > 0)
            .boxed()
            .toList();
    for (int t = 0; t < site.grid().steps(); t++) {
      for (int i : longestWaitingFirst(particular)) {
        roundStep(i, t);
      }
    }
    particular.forEach(this::fill);
    return rounded;
  }

  private List<Integer> longestWaitingFirst(List<Integer> cars) {
    return cars.stream()
        .sorted(Comparator.comparingDouble(i -> actualWh[i] - plannedWh[i]))
        .toList();
  }

  private void roundStep(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    plannedWh[i] += car.storedWh(exact[i][t], hours);
    set(i, t, 0);
    double power = isHere(car, t) ? choose(car, i, t) : 0;
    set(i, t, power);
    actualWh[i] += car.storedWh(power, hours);
  }

  private static boolean isHere(PluggedCar car, int t) {
    return t >= car.arrivalStep() && t < car.departureStep();
  }

  private void set(int i, int t, double power) {
    room.add(i, t, power - rounded[i][t]);
    rounded[i][t] = power;
  }

  private double choose(PluggedCar car, int i, int t) {
    double hours = site.grid().hours(t);
    double missingWh = plannedWh[i] - actualWh[i];
    if (exact[i][t] < 0) {
      double spareWh = Math.max(0, actualWh[i] - car.minEnergyWh());
      return Math.max(exact[i][t], -spareWh * car.dischargeEfficiency() / hours);
    }
    double wanted = missingWh / (car.chargeEfficiency() * hours);
    double spaceWh = car.ceilingWh() - actualWh[i];
    double most = Math.min(car.maxChargeW(), spaceWh / (car.chargeEfficiency() * hours));
    most = Math.min(most, room.upW(i, t));
    double forced = room.forcedW(i, t);
    boolean needed = wanted > NEGLIGIBLE_W || forced > 0;
    double least = Math.max(car.minChargeW(), forced);
    return needed && most >= car.minChargeW()
        ? Math.min(most, Math.max(wanted, Math.min(least, most)))
        : 0;
  }

  /** Adds what a promise lacks in the cheapest steps. */
  private void fill(int i) {
    PluggedCar car = site.cars().get(i);
    double lackingWh = Math.min(car.targetWh(), plannedWh[i]) - actualWh[i];
    List<Integer> cheapestFirst =
        IntStream.range(car.arrivalStep(), Math.min(car.departureStep(), site.grid().steps()))
            .boxed()
            .sorted(Comparator.comparingDouble(t -> site.importPricePerKwh()[t]))
            .toList();
    for (int t : cheapestFirst) {
      if (lackingWh > NEGLIGIBLE_WH && rounded[i][t] >= 0) {
        lackingWh -= fillStep(car, i, t, lackingWh);
      }
    }
  }

  private double fillStep(PluggedCar car, int i, int t, double lackingWh) {
    double perWatt = car.chargeEfficiency() * site.grid().hours(t);
    double spaceWh = spaceFrom(car, i, t);
    double most = Math.min(car.maxChargeW() - rounded[i][t], room.upW(i, t));
    most = Math.min(most, spaceWh / perWatt);
    double wanted = Math.max(lackingWh / perWatt, car.minChargeW() - rounded[i][t]);
    double added = Math.min(most, wanted);
    if (added <= 0 || rounded[i][t] + added < car.minChargeW()) {
      return 0;
    }
    set(i, t, rounded[i][t] + added);
    return added * perWatt;
  }

  /** How much more the battery could hold from a step on. */
  private double spaceFrom(PluggedCar car, int i, int from) {
    double energy = car.energyWh();
    double space = Double.POSITIVE_INFINITY;
    for (int t = car.arrivalStep(); t < rounded[i].length; t++) {
      energy += car.storedWh(rounded[i][t], site.grid().hours(t));
      space = t >= from ? Math.min(space, car.ceilingWh() - energy) : space;
    }
    return space;
  }
}
