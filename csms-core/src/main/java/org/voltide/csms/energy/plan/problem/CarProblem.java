package org.voltide.csms.energy.plan.problem;

/**
 * A car as storage above its floor. In each of its steps it charges c and gives d, and holds y = y'
 * + h (gain · c − loss · d) at the end, y' a step earlier, with 0 ≤ y ≤ room. The floor is the
 * least it must hold; what lifts a low car to its minimum is already in {@link PlanProblem#liftKw}.
 * Arrays have one entry per step of the car.
 *
 * @param index of the car in the snapshot
 * @param from the first step in which there is anything to decide
 * @param startKwh held above the floor when that step begins
 * @param chargeKw most it takes beyond its lift
 * @param dischargeKw most it gives
 * @param roomKwh between floor and ceiling at the end of a step
 * @param holding what it costs to hold energy at the end of each step
 * @param mostOutKwh most it gives in all
 * @param chargeGain kWh stored per kWh taken
 * @param dischargeLoss kWh lost per kWh given
 * @param chargePrice of each kWh taken, beside the site's price
 * @param dischargePrice of each kWh given: wear
 * @param signature which limits the car's power counts towards, see {@link PlanProblem#signatures}
 */
public record CarProblem(
    int index,
    int from,
    double startKwh,
    double[] chargeKw,
    double[] dischargeKw,
    double[] roomKwh,
    Holding holding,
    double mostOutKwh,
    double chargeGain,
    double dischargeLoss,
    double[] chargePrice,
    double[] dischargePrice,
    int signature) {

  /** Steps in which there is something to decide. */
  public int length() {
    return chargeKw.length;
  }

  /** Change of the stored energy by a power at the EVSE, both ways, over so many hours. */
  public double storedKwh(double powerKw, double hours) {
    return hours * powerKw * (powerKw > 0 ? chargeGain : dischargeLoss);
  }
}
