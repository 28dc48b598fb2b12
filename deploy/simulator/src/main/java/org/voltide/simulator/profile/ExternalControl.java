package org.voltide.simulator.profile;

import java.util.OptionalDouble;

/**
 * What an energy manager on site signals for an EVSE that was put under its control (OCPP 2.1 Q05).
 *
 * @param setpointW what it wants to flow, positive into the car; empty when it does not say
 * @param limitW the most it allows into the car; infinite when it does not mind
 */
public record ExternalControl(OptionalDouble setpointW, double limitW) {
  public static final ExternalControl NONE =
      new ExternalControl(OptionalDouble.empty(), Double.POSITIVE_INFINITY);
}
