package org.voltide.simulator.profile;

import org.voltide.ocpp.message.type.OperationMode;

/**
 * What the profiles together allow and ask for at an instant, in W, positive into the car.
 *
 * @param targetW what to do, as far as station and car can: a set-point, or else the limit
 * @param maxW the upper limit; infinite when nothing limits
 * @param minW the lower limit: 0 when only charging is allowed
 */
public record Allowance(double targetW, double maxW, double minW, OperationMode mode) {
  /** Nobody limits anything: charge at full power. */
  public static final Allowance UNLIMITED =
      new Allowance(
          Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, OperationMode.ChargingOnly);

  /** The same with a set-point of an energy manager on site, as far as the limits let (Q06). */
  Allowance steered(double setpointW) {
    return new Allowance(
        Math.clamp(setpointW, minW, maxW), maxW, minW, OperationMode.ExternalSetpoint);
  }

  /** Bounds this by a limit of another purpose; the lowest one wins (OCPP 2.1 K01.FR.38). */
  Allowance within(double otherMaxW, double otherMinW) {
    double max = Math.min(maxW, otherMaxW);
    double min = Math.min(Math.max(minW, otherMinW), max);
    return new Allowance(Math.clamp(targetW, min, max), max, min, mode);
  }
}
