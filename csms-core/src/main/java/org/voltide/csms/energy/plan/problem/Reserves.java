package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.Optional;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The least energy of each car for back-up power. What the site keeps is divided beforehand between
 * the cars that can discharge, in proportion to what each can hold above its minimum by then: a
 * reserve that moves between cars would couple all batteries.
 */
public final class Reserves {

  private final SiteSnapshot site;

  /** Per step, which part of what the cars can hold the site wants kept. */
  private final double[] share;

  private Reserves(SiteSnapshot site) {
    this.site = site;
    share = new double[site.grid().steps()];
    Optional<double[]> wanted = site.terms().reserveWh();
    double[] most = new double[share.length];
    for (int i = 0; i < site.cars().size() && wanted.isPresent(); i++) {
      PluggedCar car = site.cars().get(i);
      for (int t = car.arrivalStep(); t < Math.min(share.length, car.departureStep()); t++) {
        most[t] += reachWh(car, t) * car.dischargeEfficiency();
      }
    }
    wanted.ifPresent(wh -> Arrays.setAll(share, t -> wh[t] > 0 ? Math.min(1, wh[t] / most[t]) : 0));
  }

  public static Reserves of(SiteSnapshot site) {
    return new Reserves(site);
  }

  /** Least energy in the battery of a car at the end of a step while it is here, in Wh. */
  public double leastWh(PluggedCar car, int step) {
    double own = car.reserveWh().map(wh -> wh[step]).orElse(0.0);
    double ofSite =
        share[step] > 0 && car.maxDischargeW() > 0
            ? car.minEnergyWh() + share[step] * reachWh(car, step)
            : 0;
    return Math.max(own, ofSite);
  }

  /** How far above its minimum a car can be at the end of a step. */
  private double reachWh(PluggedCar car, int step) {
    if (car.maxDischargeW() == 0) {
      return 0;
    }
    double hours = site.grid().hours(car.arrivalStep(), step + 1);
    double reached = car.energyWh() + Math.max(0, car.storedWh(car.maxChargeW(), hours));
    return Math.max(0, Math.min(car.maxEnergyWh(), reached) - car.minEnergyWh());
  }
}
