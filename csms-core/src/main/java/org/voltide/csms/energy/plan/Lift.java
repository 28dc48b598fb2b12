package org.voltide.csms.energy.plan;

/**
 * Charges the cars that arrived below their minimum as fast as the connection allows. The energies
 * on the way are floors for every plan: each car alone can reach them, and together they stay
 * within the import limit, so they never make a plan impossible.
 */
final class Lift {

  private Lift() {}

  /** Least energy of each car at the end of each step, in Wh. */
  static double[][] floors(SiteSnapshot site) {
    int cars = site.cars().size();
    double[][] floors = new double[cars][site.grid().steps()];
    double[] energy = new double[cars];
    for (int i = 0; i < cars; i++) {
      PluggedCar car = site.cars().get(i);
      energy[i] = Math.min(car.energyWh(), car.minEnergyWh());
    }
    for (int t = 0; t < site.grid().steps(); t++) {
      liftOneStep(site, t, energy);
      for (int i = 0; i < cars; i++) {
        floors[i][t] = energy[i];
      }
    }
    return floors;
  }

  private static void liftOneStep(SiteSnapshot site, int step, double[] energy) {
    double available = Math.max(0, site.importLimitW() - site.baseLoadW()[step]);
    double hours = site.grid().hours(step);
    int waiting = 0;
    for (int i = 0; i < energy.length; i++) {
      waiting += isLow(site.cars().get(i), step, energy[i]) ? 1 : 0;
    }
    for (int i = 0; i < energy.length; i++) {
      PluggedCar car = site.cars().get(i);
      if (isLow(car, step, energy[i])) {
        double wanted = (car.minEnergyWh() - energy[i]) / (car.chargeEfficiency() * hours);
        double given = Math.min(Math.min(wanted, car.maxChargeW()), available / waiting);
        energy[i] = Math.min(car.minEnergyWh(), energy[i] + car.storedWh(given, hours));
        available -= given;
        waiting--;
      }
    }
  }

  private static boolean isLow(PluggedCar car, int step, double energyWh) {
    return step < car.departureStep() && energyWh < car.minEnergyWh();
  }
}
