package org.voltide.simulator.profile;

import java.util.OptionalInt;

/**
 * What an EVSE sees of the grid around it, by which it finds its own set-point in the local
 * operation modes (OCPP 2.1 Q08, Q09), and what it is told by others than the CSMS.
 *
 * @param signal the last aFRR signal
 * @param otherLoadW what the site draws without this EVSE
 * @param lowerW where local load balancing begins to charge
 * @param upperW where it begins to discharge
 * @param external what an energy manager signals
 */
public record Surroundings(
    double frequencyHz,
    OptionalInt signal,
    double otherLoadW,
    double lowerW,
    double upperW,
    ExternalControl external) {
  private static final double NOMINAL_HZ = 50;

  public static final Surroundings CALM =
      new Surroundings(
          NOMINAL_HZ,
          OptionalInt.empty(),
          0,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          ExternalControl.NONE);

  /** What brings the site back between both thresholds. */
  double balancingW() {
    if (otherLoadW > upperW) {
      return upperW - otherLoadW;
    }
    return otherLoadW < lowerW ? lowerW - otherLoadW : 0;
  }
}
