package org.voltide.csms.energy.plan;

import java.time.Duration;
import java.util.Arrays;

/**
 * Power kept free for services to the grid, per step in W, both at least 0: by this much the cars
 * together can change what they do, within the limits of the connection, and keep that up. Soft:
 * worth less than a promise and more than any energy.
 *
 * @param upW by which the site can draw less or feed in more at any moment of the step
 * @param downW by which it can draw more or feed in less
 * @param endurance how long batteries can keep it up from the end of the step, beside what is
 *     planned for that time, until they reach their minimum or their ceiling; only those of cars
 *     that are here so long. Zero where power alone counts
 */
public record HeldPower(double[] upW, double[] downW, Duration endurance) {

  /** What markets for reserves ask of storage at most, and so what is kept where nobody says. */
  public static final Duration USUAL_ENDURANCE = Duration.ofMinutes(60);

  public HeldPower {
    if (upW.length != downW.length
        || Arrays.stream(upW).anyMatch(w -> !(w >= 0))
        || Arrays.stream(downW).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException("power held for services is below 0 or no number");
    }
    if (endurance.isNegative()) {
      throw new IllegalArgumentException("power held for services lasts less than nothing");
    }
  }

  /** In hours. */
  public double enduranceHours() {
    return endurance.toMillis() / 3_600_000.0;
  }
}
