package org.voltide.csms.energy.plan.problem;

import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Charges the cars that arrived below their minimum as fast as the limits allow. Every plan
 * contains these powers: each car alone can take them, and together they stay within the import
 * limits, so they never make a plan impossible.
 */
final class Lift {

  private static final double ROUNDING_WH = 1e-6;

  private final SiteSnapshot site;
  private final double[] energyWh;

  private Lift(SiteSnapshot site) {
    this.site = site;
    energyWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
  }

  /** Power of each car in each step, in W; 0 once the car holds its minimum. */
  static double[][] powers(SiteSnapshot site) {
    Lift lift = new Lift(site);
    double[][] powers = new double[lift.energyWh.length][site.grid().steps()];
    for (int t = 0; t < site.grid().steps(); t++) {
      lift.step(t, powers);
    }
    return powers;
  }

  /**
   * Least energy of a car at the end of each step, in Wh.
   *
   * @param liftW the car's powers
   */
  static double[] floors(SiteSnapshot site, int index, double[] liftW) {
    PluggedCar car = site.cars().get(index);
    double[] floors = new double[liftW.length];
    double energy = Math.min(car.energyWh(), car.minEnergyWh());
    for (int t = 0; t < floors.length; t++) {
      double lifted = energy + car.storedWh(liftW[t], site.grid().hours(t));
      energy = lifted > car.minEnergyWh() - ROUNDING_WH ? car.minEnergyWh() : lifted;
      floors[t] = energy;
    }
    return floors;
  }

  private void step(int t, double[][] powers) {
    Headroom headroom = new Headroom(site, t);
    double hours = site.grid().hours(t);
    int waiting = 0;
    for (int i = 0; i < energyWh.length; i++) {
      waiting += isLow(i, t) ? 1 : 0;
    }
    for (int i = 0; i < energyWh.length; i++) {
      if (isLow(i, t)) {
        PluggedCar car = site.cars().get(i);
        double wanted = car.chargingW(car.minEnergyWh() - energyWh[i], hours);
        double free = headroom.forCar(i);
        double share = Math.min(free, headroom.connectionW() / waiting);
        share = Math.min(share, Math.min(wanted, car.maxChargeW()));
        double least = Math.min(wanted, car.minChargeW());
        double enough = free >= least ? least : 0;
        double possible = share >= least ? share : enough;
        double given = car.storedWh(possible, hours) > 0 ? possible : 0;
        energyWh[i] = Math.min(car.minEnergyWh(), energyWh[i] + car.storedWh(given, hours));
        powers[i][t] = given;
        headroom.give(i, given);
        waiting--;
      }
    }
  }

  private boolean isLow(int i, int t) {
    PluggedCar car = site.cars().get(i);
    return car.isHere(t) && energyWh[i] < car.minEnergyWh();
  }
}
