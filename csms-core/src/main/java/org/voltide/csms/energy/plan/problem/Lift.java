package org.voltide.csms.energy.plan.problem;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Charges the cars that arrived below their minimum as fast as the limits allow: who leaves too
 * soon to wait, then who was there first, so that whoever arrives changes little for the others.
 * Every plan contains these powers: each car alone can take them, and together they stay within the
 * import limits, so they never make a plan impossible.
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
    IntStream.range(0, energyWh.length)
        .filter(i -> isLow(i, t))
        .boxed()
        .sorted(Comparator.comparing(i -> canWait(i, t)))
        .forEach(i -> powers[i][t] = lift(i, t, headroom));
  }

  /** Gives a car what it wants and there is; the least it takes, or nothing. */
  private double lift(int i, int t, Headroom headroom) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    double wanted = car.chargingW(car.minEnergyWh() - energyWh[i], hours);
    double power = Math.min(headroom.forCar(i), Math.min(wanted, car.maxChargeW()));
    double stored = car.storedWh(power, hours);
    if (power < Math.min(wanted, car.minChargeW()) || stored <= 0) {
      return 0;
    }
    energyWh[i] = Math.min(car.minEnergyWh(), energyWh[i] + stored);
    headroom.give(i, power);
    return power;
  }

  /** Whether a car would still reach its minimum before it leaves if it waited for a step. */
  private boolean canWait(int i, int t) {
    PluggedCar car = site.cars().get(i);
    int end = Math.min(car.departureStep(), site.grid().steps());
    double hours = t + 1 < end ? site.grid().hours(t + 1, end) : 0;
    return energyWh[i] + car.storedWh(car.maxChargeW(), hours) >= car.minEnergyWh();
  }

  private boolean isLow(int i, int t) {
    PluggedCar car = site.cars().get(i);
    return car.isHere(t) && energyWh[i] < car.minEnergyWh();
  }
}
