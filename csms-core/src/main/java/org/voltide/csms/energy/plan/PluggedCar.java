package org.voltide.csms.energy.plan;

/**
 * A car as the planner sees it. Energy is what is in the battery; power is at the EVSE, positive
 * into the car.
 *
 * @param id the session
 * @param departureStep the car may be used in steps before this one; the number of steps when it
 *     stays beyond the horizon
 * @param energyWh in the battery now
 * @param capacityWh of the battery
 * @param minEnergyWh never discharge below; a car that arrives lower is charged up first
 * @param maxEnergyWh never charge above
 * @param targetWh promised at departure
 * @param maxChargeW most it takes
 * @param maxDischargeW most it gives, 0 for a car that only charges
 * @param minChargeW least it takes while charging (6 A on AC), 0 when any power will do
 * @param chargeEfficiency battery energy gained per energy taken, in (0, 1]
 * @param dischargeEfficiency energy given per battery energy lost, in (0, 1]
 * @param wearPerKwhOut cost of battery wear for each kWh given at the EVSE
 */
public record PluggedCar(
    String id,
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
    double wearPerKwhOut) {}
