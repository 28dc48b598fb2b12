package org.voltide.csms.energy.plan;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A car as the planner sees it. Energy is what is in the battery; power is at the EVSE, positive
 * into the car.
 *
 * @param id the session
 * @param group index of the group of the site its EVSE is in
 * @param phases of its EVSE
 * @param arrivalStep the first step in which the car is here: 0 for one that is plugged in, later
 *     for one that is expected
 * @param departureStep the car may be used in steps before this one, at least 0; the number of
 *     steps when it stays beyond the horizon
 * @param energyWh in the battery when it arrives
 * @param capacityWh of the battery
 * @param minEnergyWh never discharge below; a car that arrives lower is charged up first
 * @param maxEnergyWh never charge above; a car that arrives higher keeps what it has
 * @param targetWh promised at departure, at most {@code maxEnergyWh}; for a car that stays beyond
 *     the horizon the least it must hold at the end of the plan
 * @param maxChargeW most it takes
 * @param maxDischargeW most it gives, 0 for a car that only charges
 * @param minChargeW least it takes while charging (6 A on AC), 0 when any power will do
 * @param chargeEfficiency battery energy gained per energy taken, in (0, 1]
 * @param dischargeEfficiency energy given per battery energy lost, in (0, 1]
 * @param wearPerKwhOut cost of battery wear for each kWh given at the EVSE
 */
@RecordBuilder
public record PluggedCar(
    String id,
    int group,
    Phases phases,
    int arrivalStep,
    int departureStep,
    double energyWh,
    double capacityWh,
    double minEnergyWh,
    double maxEnergyWh,
    double targetWh,
    double maxChargeW,
    double maxDischargeW,
    double minChargeW,
    double chargeEfficiency,
    double dischargeEfficiency,
    double wearPerKwhOut) {

  public PluggedCar {
    require(id, arrivalStep >= 0, "arrives before the plan starts");
    require(id, departureStep >= 0, "departs before the plan starts");
    require(id, energyWh >= 0 && energyWh <= capacityWh, "holds an impossible energy");
    require(id, minEnergyWh >= 0 && minEnergyWh <= maxEnergyWh, "has an empty energy window");
    require(id, maxEnergyWh <= capacityWh, "may be charged above its capacity");
    require(id, targetWh >= 0 && targetWh <= maxEnergyWh, "has a target outside its window");
    require(id, maxChargeW >= 0 && maxDischargeW >= 0, "has a negative power limit");
    require(id, minChargeW >= 0 && minChargeW <= maxChargeW, "has an empty power window");
    require(id, isEfficiency(chargeEfficiency), "has an impossible charge efficiency");
    require(id, isEfficiency(dischargeEfficiency), "has an impossible discharge efficiency");
    require(id, wearPerKwhOut >= 0, "has a negative wear cost");
  }

  /** The most the battery may ever hold: above the window only for a car that arrived so. */
  public double ceilingWh() {
    return Math.max(maxEnergyWh, energyWh);
  }

  /** Change of the battery's energy when {@code powerW} flows for {@code hours}. */
  public double storedWh(double powerW, double hours) {
    return hours * (powerW > 0 ? powerW * chargeEfficiency : powerW / dischargeEfficiency);
  }

  private static boolean isEfficiency(double value) {
    return value > 0 && value <= 1;
  }

  private static void require(String id, boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("car " + id + " " + otherwise);
    }
  }
}
