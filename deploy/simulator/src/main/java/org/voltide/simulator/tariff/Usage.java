package org.voltide.simulator.tariff;

import java.time.Duration;

/**
 * What a transaction took so far.
 *
 * @param importWh into the car
 * @param charging how long power flowed
 * @param idle how long it did not
 */
public record Usage(double importWh, Duration charging, Duration idle) {
  public static final Usage NOTHING = new Usage(0, Duration.ZERO, Duration.ZERO);
}
