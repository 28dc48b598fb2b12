package org.voltide.csms.energy.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds a plan for cars that take no less than a minimum power (6 A on AC): each step they charge
 * with at least that or not at all. A car runs ahead of its exact plan rather than behind it, so
 * that its promise holds; where the connection has no room it waits, and whoever waits longest goes
 * first.
 */
final class MinimumPower {

  /** Less than this for a step is not worth switching a car on. */
  private static final double NEGLIGIBLE_W = 1;

  private final SiteSnapshot site;
  private final double[][] exact;
  private final double[][] rounded;

  /** Energy each car should hold by the exact plan, and does hold, after the steps so far. */
  private final double[] plannedWh;

  private final double[] actualWh;

  private MinimumPower(SiteSnapshot site, double[][] exact) {
    this.site = site;
    this.exact = exact;
    rounded = new double[exact.length][];
    for (int i = 0; i < exact.length; i++) {
      rounded[i] = exact[i].clone();
    }
    plannedWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
    actualWh = plannedWh.clone();
  }

  /** The rounded powers, or {@code exact} itself when it keeps all minimum powers already. */
  static double[][] repair(SiteSnapshot site, double[][] exact) {
    return keepsMinimumPowers(site, exact) ? exact : new MinimumPower(site, exact).round();
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
      double netW = site.baseLoadW()[t];
      for (double[] powers : exact) {
        netW += powers[t];
      }
      for (int i : longestWaitingFirst(particular)) {
        netW = roundStep(i, t, netW);
      }
    }
    return rounded;
  }

  private List<Integer> longestWaitingFirst(List<Integer> cars) {
    return cars.stream()
        .sorted(Comparator.comparingDouble(i -> actualWh[i] - plannedWh[i]))
        .toList();
  }

  /** Decides one car's power and returns what then flows at the connection. */
  private double roundStep(int i, int t, double netW) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    double othersW = netW - exact[i][t];
    plannedWh[i] += car.storedWh(exact[i][t], hours);
    double power = t < car.departureStep() ? choose(car, i, t, othersW) : 0;
    rounded[i][t] = power;
    actualWh[i] += car.storedWh(power, hours);
    return othersW + power;
  }

  private double choose(PluggedCar car, int i, int t, double othersW) {
    double hours = site.grid().hours(t);
    double missingWh = plannedWh[i] - actualWh[i];
    if (exact[i][t] < 0) {
      double spareWh = Math.max(0, actualWh[i] - car.minEnergyWh());
      return Math.max(exact[i][t], -spareWh * car.dischargeEfficiency() / hours);
    }
    double wanted = missingWh / (car.chargeEfficiency() * hours);
    double roomWh = car.ceilingWh() - actualWh[i];
    double most = Math.min(car.maxChargeW(), roomWh / (car.chargeEfficiency() * hours));
    most = Math.min(most, Math.max(site.importLimitW() - othersW, 0));
    double least = Math.max(car.minChargeW(), -site.exportLimitW() - othersW);
    boolean needed = wanted > NEGLIGIBLE_W || othersW < -site.exportLimitW();
    return needed && most >= car.minChargeW()
        ? Math.min(most, Math.max(wanted, Math.min(least, most)))
        : 0;
  }
}
