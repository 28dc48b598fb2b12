package org.voltide.csms.energy.plan;

import java.util.Arrays;

/**
 * Power kept free for services to the grid, per step in W, both at least 0: by this much the cars
 * together can change what they do, within the limits of the connection. Soft: worth less than a
 * promise and more than any energy.
 *
 * @param upW by which the site can draw less or feed in more at any moment of the step
 * @param downW by which it can draw more or feed in less
 */
public record HeldPower(double[] upW, double[] downW) {

  public HeldPower {
    if (upW.length != downW.length
        || Arrays.stream(upW).anyMatch(w -> !(w >= 0))
        || Arrays.stream(downW).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException("power held for services is below 0 or no number");
    }
  }
}
