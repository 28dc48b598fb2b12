package org.voltide.csms.energy.study.simulation;

/**
 * What recordings do not tell about cars and stations.
 *
 * @param capacityKwh of a battery; one that took more in a session is larger
 * @param powerKw of a station, both ways
 * @param windowLow share of the capacity below which nothing is given back
 * @param windowHigh share of the capacity that cars leave with, and are not charged beyond
 * @param chargeEfficiency battery energy gained per energy taken
 * @param dischargeEfficiency energy given per battery energy lost
 * @param wearPerKwhOut in EUR
 */
public record Assumptions(
    double capacityKwh,
    double powerKw,
    double windowLow,
    double windowHigh,
    double chargeEfficiency,
    double dischargeEfficiency,
    double wearPerKwhOut) {

  public Assumptions {
    require(capacityKwh > 0, "the capacity must be above 0");
    require(powerKw > 0, "the power must be above 0");
    require(
        windowLow >= 0 && windowLow < windowHigh && windowHigh <= 1,
        "the window must ascend within 0 and 100 %");
    require(isShare(chargeEfficiency) && isShare(dischargeEfficiency), "an efficiency is a share");
    require(wearPerKwhOut >= 0, "wear cannot be below 0");
  }

  /** 60 kWh, three phases of 16 A, 30 to 80 %, 87 % there and back, 5 ct of wear. */
  public static Assumptions usual() {
    return new Assumptions(60, 11.04, 0.3, 0.8, 0.93, 0.93, 0.05);
  }

  private static boolean isShare(double value) {
    return value > 0 && value <= 1;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
