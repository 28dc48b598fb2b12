package org.voltide.csms.energy.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

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
 * @param priority how much more than an ordinary car's its promise weighs: 0 for ordinary, 1 for
 *     twice, −0.5 for half
 * @param mostOutWh most it may give at the EVSE within the plan (warranty), when bounded
 * @param highCharge price of time at a high state of charge, if it has one
 * @param reserveWh least it should hold at the end of each step of the plan, for back-up power.
 *     Soft: worth less than a promise and more than any energy
 * @param standingLossW lost in the charger while any power flows, beside the efficiencies: small
 *     powers are less efficient than large ones
 * @param powerStepW power is a whole multiple of this (an ampere on all phases), 0 when any will do
 * @param steadiness how calmly it must be treated, when that matters
 * @param urgent whether its driver wants it now: it is charged up to its minimum before the
 *     promises of others are kept, while any other car below its minimum takes what these leave
 * @param inOutage what it can do in an outage; empty: what it does at any other time
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
    double wearPerKwhOut,
    double priority,
    OptionalDouble mostOutWh,
    Optional<HighCharge> highCharge,
    Optional<double[]> reserveWh,
    double standingLossW,
    double powerStepW,
    Optional<Steadiness> steadiness,
    boolean urgent,
    Optional<InOutage> inOutage) {

  /** A promise that weighs more would drown the prices in rounding. */
  private static final double MOST_PRIORITY = 9;

  public PluggedCar {
    require(id, arrivalStep >= 0, "arrives before the plan starts");
    require(id, departureStep >= 0, "departs before the plan starts");
    require(id, departureStep >= arrivalStep, "departs before it arrives");
    require(id, capacityWh > 0, "has no battery capacity");
    require(id, energyWh >= 0 && energyWh <= capacityWh, "holds an impossible energy");
    require(id, minEnergyWh >= 0 && minEnergyWh <= maxEnergyWh, "has an empty energy window");
    require(id, maxEnergyWh <= capacityWh, "may be charged above its capacity");
    require(id, targetWh >= 0 && targetWh <= maxEnergyWh, "has a target outside its window");
    require(id, maxChargeW >= 0 && maxDischargeW >= 0, "has a negative power limit");
    require(id, minChargeW >= 0 && minChargeW <= maxChargeW, "has an empty power window");
    require(id, isEfficiency(chargeEfficiency), "has an impossible charge efficiency");
    require(id, isEfficiency(dischargeEfficiency), "has an impossible discharge efficiency");
    require(id, wearPerKwhOut >= 0, "has a negative wear cost");
    require(id, priority > -1 && priority <= MOST_PRIORITY, "has an impossible priority");
    require(id, mostOutWh.orElse(0) >= 0, "has a negative budget of energy out");
    require(id, powerStepW >= 0 && powerStepW < Double.POSITIVE_INFINITY, "has a negative step");
    require(id, losesLess(standingLossW, maxChargeW * chargeEfficiency), "loses all it takes");
    require(id, standingLossW >= 0, "has a negative loss");
    require(id, reserveWh.isEmpty() || isReserve(reserveWh.get()), "has an impossible reserve");
  }

  /** The most the battery may ever hold: above the window only for a car that arrived so. */
  public double ceilingWh() {
    return Math.max(maxEnergyWh, energyWh);
  }

  /** Change of the battery's energy, in Wh, when {@code powerW} flows for {@code hours}. */
  public double storedWh(double powerW, double hours) {
    double flowing = powerW > 0 ? powerW * chargeEfficiency : powerW / dischargeEfficiency;
    return powerW == 0 ? 0 : hours * (flowing - standingLossW);
  }

  /** The charging power that stores so much in {@code hours}; what loses nothing but itself. */
  public double chargingW(double storedWh, double hours) {
    return (storedWh / hours + standingLossW) / chargeEfficiency;
  }

  /** The power, below 0, that takes so much from the battery in {@code hours}; at most 0. */
  public double dischargingW(double takenWh, double hours) {
    return Math.min(0, (standingLossW - takenWh / hours) * dischargeEfficiency);
  }

  /** The least power it takes that is no less than wanted, or the most it takes; 0 if none. */
  public double takenW(double wantedW, double mostW) {
    double least = Math.max(wantedW, minChargeW);
    double power =
        powerStepW == 0
            ? Math.min(least, mostW)
            : Math.min(Math.ceil(least / powerStepW), Math.floor(mostW / powerStepW)) * powerStepW;
    return power < minChargeW ? 0 : power;
  }

  /** Whether it could supply others in an outage that begins after a step. */
  public boolean helpsInOutage(int step) {
    int until = inOutage.map(InOutage::departureStep).orElse(departureStep);
    boolean gives = inOutage.isPresent() || maxDischargeW > 0;
    return gives && step >= arrivalStep && step < until;
  }

  /** What it may be emptied to in an outage. */
  public double lowestWh() {
    return inOutage.map(InOutage::leastWh).orElse(minEnergyWh);
  }

  /** Whether the car is here in a step. */
  public boolean isHere(int step) {
    return step >= arrivalStep && step < departureStep;
  }

  private static boolean losesLess(double lossW, double takenW) {
    return lossW == 0 || takenW == 0 || lossW < takenW;
  }

  private static boolean isReserve(double[] wh) {
    return Arrays.stream(wh).allMatch(each -> each >= 0);
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
