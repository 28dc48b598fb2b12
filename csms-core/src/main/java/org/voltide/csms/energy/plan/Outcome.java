package org.voltide.csms.energy.plan;

import java.util.ArrayList;
import java.util.List;

/** Follows from the powers of the cars: their energy, what is short, what the site pays. */
public final class Outcome {

  private Outcome() {}

  /**
   * The plan that results when each car follows its powers.
   *
   * @param powerW per car in the snapshot's order, then per step
   */
  public static SitePlan of(
      SiteSnapshot site, double[][] powerW, SitePlan.Quality quality, double gap) {
    List<CarPlan> cars = new ArrayList<>();
    double[] netW = site.baseLoadW().clone();
    double cost = 0;
    for (int i = 0; i < powerW.length; i++) {
      PluggedCar car = site.cars().get(i);
      double[] power = powerW[i];
      double[] energyWh = new double[power.length];
      double energy = car.energyWh();
      for (int t = 0; t < power.length; t++) {
        double hours = site.grid().hours(t);
        energy += car.storedWh(power[t], hours);
        energyWh[t] = energy;
        netW[t] += power[t];
        cost += car.wearPerKwhOut() * Math.max(0, -power[t]) / 1000 * hours;
      }
      cars.add(new CarPlan(car.id(), power, energyWh, Math.max(0, car.targetWh() - energy)));
    }
    for (int t = 0; t < netW.length; t++) {
      double price = netW[t] > 0 ? site.importPricePerKwh()[t] : site.exportPricePerKwh()[t];
      cost += price * netW[t] / 1000 * site.grid().hours(t);
    }
    cost += site.terms().peak().map(peak -> peak.cost(netW)).orElse(0.0);
    return new SitePlan(site.grid(), cars, netW, cost, co2Kg(site, netW), quality, gap);
  }

  private static double co2Kg(SiteSnapshot site, double[] netW) {
    double kg = 0;
    for (int t = 0; t < netW.length && site.terms().emissions().isPresent(); t++) {
      double perKwh = site.terms().emissions().get().kgPerKwh()[t];
      kg += perKwh * Math.max(0, netW[t]) / 1000 * site.grid().hours(t);
    }
    return kg;
  }
}
