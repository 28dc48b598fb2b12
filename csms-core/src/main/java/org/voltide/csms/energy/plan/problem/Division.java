package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.Optional;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The energy behind held power, divided beforehand between the cars in proportion to what each can
 * keep up by then: for an engine that knows one battery at a time. Only cars count that are here
 * until the service ends, and until then each keeps its part. What charging that stops would spare
 * is not counted.
 */
final class Division {

  private final SiteSnapshot site;
  private final double hours;

  /** Per step the one in which a service ends that is called at its end. */
  private final int[] last;

  /** Per step, which part of what the cars can give, and take, is kept. */
  private final double[] upShare;

  private final double[] downShare;

  Division(SiteSnapshot site) {
    this.site = site;
    Optional<HeldPower> held = site.terms().held();
    hours = held.map(HeldPower::enduranceHours).orElse(0.0);
    last = Endurance.last(site.grid(), hours);
    upShare = new double[last.length];
    downShare = new double[upShare.length];
    if (isWanted()) {
      Arrays.setAll(upShare, t -> share(held.get().upW()[t], t, true));
      Arrays.setAll(downShare, t -> share(held.get().downW()[t], t, false));
    }
  }

  /** For which held power is kept up. */
  double hours() {
    return hours;
  }

  boolean isWanted() {
    return hours > 0;
  }

  private double share(double wantedW, int t, boolean up) {
    double most = 0;
    for (PluggedCar car : site.cars()) {
      if (isHereUntilEnd(car, t)) {
        most += up ? givenWh(car, t) * car.dischargeEfficiency() : roomWh(car);
      }
    }
    return most > 0 ? Math.min(1, wantedW * hours / most) : 0;
  }

  /** Least energy of a car at the end of a step, 0 where nothing is asked of it. */
  double leastWh(PluggedCar car, int step) {
    double kept = 0;
    for (int t = step; t >= 0 && last[t] >= step; t--) {
      kept = isHereUntilEnd(car, t) ? Math.max(kept, upShare[t] * givenWh(car, t)) : kept;
    }
    return kept > 0 ? car.minEnergyWh() + kept : 0;
  }

  /** Most energy of a car at the end of a step. */
  double mostWh(PluggedCar car, int step) {
    double share = 0;
    for (int t = step; t >= 0 && last[t] >= step; t--) {
      share = isHereUntilEnd(car, t) ? Math.max(share, downShare[t]) : share;
    }
    return car.ceilingWh() - share * roomWh(car) * car.chargeEfficiency();
  }

  private boolean isHereUntilEnd(PluggedCar car, int t) {
    return car.isHere(t) && car.isHere(last[t]);
  }

  /** What a car can lose by keeping up all it can give. */
  private double givenWh(PluggedCar car, int step) {
    double until = site.grid().hours(car.arrivalStep(), step + 1);
    double reached = car.energyWh() + Math.max(0, car.storedWh(car.maxChargeW(), until));
    double above = Math.max(0, Math.min(car.maxEnergyWh(), reached) - car.minEnergyWh());
    return Math.min(above, car.maxDischargeW() * hours / car.dischargeEfficiency());
  }

  /** What a car can take by keeping up all it can. */
  private double roomWh(PluggedCar car) {
    double room = (car.ceilingWh() - car.minEnergyWh()) / car.chargeEfficiency();
    return Math.min(room, car.maxChargeW() * hours);
  }
}
