package org.voltide.csms.energy.study.simulation;

import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

/** A car during its stay: what it holds, and what it has done so far. */
final class PresentCar {

  private static final double BEYOND_HORIZON_POWER = 0.5;

  private static final int SPARE_QUARTERS = 1;

  private final Stay stay;
  private final double[] powerW;
  private double energyWh;

  PresentCar(Stay stay, boolean bidirectional) {
    this.stay = bidirectional ? stay : chargingOnly(stay);
    powerW = new double[stay.quarters()];
    energyWh = stay.car().energyWh();
  }

  private static Stay chargingOnly(Stay stay) {
    PluggedCar car = PluggedCarBuilder.builder(stay.car()).maxDischargeW(0).build();
    return new Stay(stay.vehicle(), car);
  }

  /** The car with its whole stay and the directions it may use. */
  PluggedCar car() {
    return stay.car();
  }

  double energyWh() {
    return energyWh;
  }

  double[] powerW() {
    return powerW;
  }

  /**
   * The car as a planner sees it now. One that only charges shall be ready a little before it
   * leaves, where it can, so that a car nobody expected finds room; those that can give make room
   * for one another. One that stays beyond the horizon must be able to catch up.
   */
  PluggedCar seenAt(int now, int horizon) {
    boolean early = stay.car().maxDischargeW() == 0 && spareQuarters(now) >= SPARE_QUARTERS;
    int ready = stay.until() - (early ? SPARE_QUARTERS : 0);
    int beyond = Math.max(0, ready - horizon);
    double laterWh =
        stay.car()
            .storedWh(BEYOND_HORIZON_POWER * stay.car().maxChargeW(), beyond * Quarters.HOURS);
    return PluggedCarBuilder.builder(stay.car())
        .arrivalStep(0)
        .departureStep(ready - now)
        .energyWh(energyWh)
        .targetWh(Math.max(0, stay.car().targetWh() - laterWh))
        .build();
  }

  /** The most it can take and, negative, give in a quarter hour. */
  double mostW() {
    double roomWh = stay.car().ceilingWh() - energyWh;
    double byEnergy = roomWh / (stay.car().chargeEfficiency() * Quarters.HOURS);
    return Math.max(0, Math.min(stay.car().maxChargeW(), byEnergy));
  }

  double leastW() {
    double spareWh = Math.max(0, energyWh - stay.car().minEnergyWh());
    double byEnergy = spareWh * stay.car().dischargeEfficiency() / Quarters.HOURS;
    return -Math.min(stay.car().maxDischargeW(), byEnergy);
  }

  /** How many quarter hours it could wait and still leave with what was promised. */
  double spareQuarters(int now) {
    double perQuarter = stay.car().storedWh(stay.car().maxChargeW(), Quarters.HOURS);
    return stay.until() - now - (stay.car().targetWh() - energyWh) / perQuarter;
  }

  /** The power of this quarter hour below which the promise is out of reach; often negative. */
  double neededW(int now) {
    double laterWh =
        stay.car().storedWh(stay.car().maxChargeW(), (stay.until() - now - 1) * Quarters.HOURS);
    double missingWh = stay.car().targetWh() - energyWh - laterWh;
    double perWh =
        missingWh > 0 ? 1 / stay.car().chargeEfficiency() : stay.car().dischargeEfficiency();
    return missingWh * perWh / Quarters.HOURS;
  }

  void does(int quarter, double watts) {
    powerW[quarter - stay.from()] = watts;
    energyWh += stay.car().storedWh(watts, Quarters.HOURS);
  }
}
