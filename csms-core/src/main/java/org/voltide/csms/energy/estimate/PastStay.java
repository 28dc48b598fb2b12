package org.voltide.csms.energy.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A stay that is over.
 *
 * @param netWh through the meter into the car, less what came back
 * @param powerW the most in a quarter hour, 0 when it never charged
 * @param toldCapacityWh usable, where the car said it
 */
public record PastStay(
    Instant start, Instant end, double netWh, double powerW, OptionalDouble toldCapacityWh) {

  Duration length() {
    return Duration.between(start, end);
  }
}
