package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.Optional;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The least energy of each car for back-up power. What the site keeps is divided beforehand between
 * the cars that can give in an outage. What each holds anyway between what it may be emptied to
 * then and its minimum counts; the rest is divided in proportion to what each can hold above that
 * by then: a reserve that moves between cars would couple all batteries.
 */
public final class Reserves {

  private final SiteSnapshot site;

  /** Per step, which part of what the cars can hold beside what they hold anyway is kept. */
  private final double[] share;

  private Reserves(SiteSnapshot site) {
    this.site = site;
    share = new double[site.grid().steps()];
    Optional<double[]> wanted = site.terms().reserveWh();
    wanted.ifPresent(wh -> Arrays.setAll(share, t -> share(wh[t], t)));
  }

  public static Reserves of(SiteSnapshot site) {
    return new Reserves(site);
  }

  private double share(double wantedWh, int step) {
    double rest = wantedWh;
    double most = 0;
    for (PluggedCar car : site.cars()) {
      if (rest > 0 && car.helpsInOutage(step)) {
        rest -= (heldWh(car) - car.lowestWh()) * car.dischargeEfficiency();
        most += reachWh(car, step) * car.dischargeEfficiency();
      }
    }
    return rest > 0 ? Math.min(1, rest / most) : 0;
  }

  /** Least energy in the battery of a car at the end of a step while it is here, in Wh. */
  public double leastWh(PluggedCar car, int step) {
    double own = car.reserveWh().map(wh -> wh[step]).orElse(0.0);
    double ofSite =
        share[step] > 0 && car.helpsInOutage(step)
            ? heldWh(car) + share[step] * reachWh(car, step)
            : 0;
    return Math.max(own, ofSite);
  }

  /** What no plan takes from a car. */
  private static double heldWh(PluggedCar car) {
    return Math.max(car.lowestWh(), Math.min(car.energyWh(), car.minEnergyWh()));
  }

  /** How far above that a car can be at the end of a step. */
  private double reachWh(PluggedCar car, int step) {
    double hours = site.grid().hours(car.arrivalStep(), Math.min(step + 1, car.departureStep()));
    double reached = car.energyWh() + Math.max(0, car.storedWh(car.maxChargeW(), hours));
    return Math.max(0, Math.min(car.maxEnergyWh(), reached) - heldWh(car));
  }
}
