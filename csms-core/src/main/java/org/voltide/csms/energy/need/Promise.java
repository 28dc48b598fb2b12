package org.voltide.csms.energy.need;

import java.time.Duration;
import java.time.Instant;

/**
 * What is certain at departure.
 *
 * @param energyWh in the battery
 * @param feasible whether that is the target
 */
public record Promise(double socPercent, double energyWh, Instant departure, boolean feasible) {

  /** What a target may be missed by and still be met. */
  public static final double TOLERANCE_SHARE = 0.01;

  /** Energy that full power brings by a time, whatever the target. */
  public static double reachableWh(CarNeed need, double energyWh, Instant now, Instant by) {
    double hours = Math.max(0, Duration.between(now, by).toMillis() / 3_600_000.0);
    double highest =
        Math.max(energyWh, need.energyWh(Math.max(need.maxSocPercent(), need.targetSocPercent())));
    return Math.min(highest, energyWh + need.maxChargeW() * need.chargeEfficiency() * hours);
  }

  /**
   * The promise to a driver.
   *
   * @param energyWh in the battery now
   * @param shortfallWh what the plan of the whole site cannot give this car
   */
  public static Promise of(CarNeed need, double energyWh, Instant now, double shortfallWh) {
    double reachable = reachableWh(need, energyWh, now, need.departure());
    double certain = Math.max(0, Math.min(reachable, need.targetWh() - shortfallWh));
    boolean feasible = certain >= need.targetWh() - TOLERANCE_SHARE * need.capacityWh();
    return new Promise(need.socPercent(certain), certain, need.departure(), feasible);
  }

  /** Whether a car that holds so much has got what was promised. */
  public static boolean isKept(double promisedWh, double energyWh, double capacityWh) {
    return energyWh >= promisedWh - TOLERANCE_SHARE * capacityWh;
  }
}
