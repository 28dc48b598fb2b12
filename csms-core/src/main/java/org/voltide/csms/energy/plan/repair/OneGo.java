package org.voltide.csms.energy.plan.repair;

import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The cheapest way to charge a car that may not pause: at one stretch, as fast as there is room.
 */
final class OneGo {

  private static final double NEGLIGIBLE_WH = 1;

  private final SiteSnapshot site;
  private final PluggedCar car;
  private final double[] freeW;
  private double cost;
  private double missingWh;

  private OneGo(SiteSnapshot site, PluggedCar car, double[] freeW) {
    this.site = site;
    this.car = car;
    this.freeW = freeW;
  }

  /**
   * Powers in W per step.
   *
   * @param freeW what limits leave for the car in each step
   * @param wantedWh what its battery shall gain
   */
  static double[] powers(SiteSnapshot site, PluggedCar car, double[] freeW, double wantedWh) {
    OneGo search = new OneGo(site, car, freeW);
    double[] best = new double[freeW.length];
    double bestCost = Double.POSITIVE_INFINITY;
    double leastMissing = wantedWh;
    for (int start = car.arrivalStep(); start < freeW.length && car.isHere(start); start++) {
      double[] powers = search.from(start, wantedWh);
      boolean fuller = search.missingWh < leastMissing - NEGLIGIBLE_WH;
      boolean asFull = search.missingWh < leastMissing + NEGLIGIBLE_WH;
      if (fuller || (asFull && search.cost < bestCost)) {
        best = powers;
        bestCost = search.cost;
        leastMissing = search.missingWh;
      }
    }
    return best;
  }

  private double[] from(int start, double wantedWh) {
    double[] powers = new double[freeW.length];
    double least = Manner.leastW(car);
    cost = 0;
    missingWh = wantedWh;
    for (int t = start; t < powers.length && car.isHere(t) && missingWh > NEGLIGIBLE_WH; t++) {
      double hours = site.grid().hours(t);
      double wanted = Math.max(least, car.chargingW(missingWh, hours));
      double most = Math.min(car.maxChargeW(), freeW[t]);
      double power = Math.min(Manner.roundUp(car, wanted), Manner.roundDown(car, most));
      if (power < least) {
        return powers;
      }
      powers[t] = power;
      cost += site.drawnPricePerKwh(t) * power / 1000 * hours;
      missingWh -= car.storedWh(power, hours);
    }
    return powers;
  }
}
