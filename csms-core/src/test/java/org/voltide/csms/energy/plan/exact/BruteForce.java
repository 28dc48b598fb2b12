package org.voltide.csms.energy.plan.exact;

import java.util.Arrays;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.Prices;

/** Tries every plan of whole kilowatts. For sites with a few cars, a few hours and no losses. */
final class BruteForce {

  private final SiteSnapshot site;
  private final double terminalValue;
  private final double[] energy;
  private double best = Double.POSITIVE_INFINITY;

  private BruteForce(SiteSnapshot site) {
    this.site = site;
    terminalValue = Arrays.stream(site.importPricePerKwh()).average().orElseThrow();
    energy = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
  }

  /** The least cost, with broken promises priced and energy kept beyond the horizon credited. */
  static double leastCost(SiteSnapshot site) {
    BruteForce search = new BruteForce(site);
    search.tryCar(0, 0, site.baseLoadW()[0], 0);
    return search.best;
  }

  private void tryCar(int t, int i, double netW, double cost) {
    if (i == energy.length) {
      endStep(t, netW, cost);
      return;
    }
    PluggedCar car = site.cars().get(i);
    if (t >= car.departureStep()) {
      tryCar(t, i + 1, netW, cost);
      return;
    }
    for (double power = -car.maxDischargeW(); power <= car.maxChargeW(); power += 1000) {
      double after = energy[i] + power;
      if (after >= car.minEnergyWh() && after <= car.maxEnergyWh()) {
        energy[i] = after;
        tryCar(t, i + 1, netW + power, cost);
        energy[i] = after - power;
      }
    }
  }

  private void endStep(int t, double netW, double cost) {
    if (netW > site.limit().importW()[t] || netW < -site.limit().exportW()[t]) {
      return;
    }
    double total = cost + netW / 1000 * site.importPricePerKwh()[t];
    if (t + 1 < site.grid().steps()) {
      tryCar(t + 1, 0, site.baseLoadW()[t + 1], total);
    } else {
      best = Math.min(best, total + valueOfEnergies());
    }
  }

  private double valueOfEnergies() {
    double value = 0;
    for (int i = 0; i < energy.length; i++) {
      PluggedCar car = site.cars().get(i);
      double missing = Math.max(0, car.targetWh() - energy[i]);
      value += missing / 1000 * Prices.of(site).brokenPromisePerKwh(car);
      if (car.departureStep() >= site.grid().steps()) {
        value -= energy[i] / 1000 * terminalValue;
      }
    }
    return value;
  }
}
