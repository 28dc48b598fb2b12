package org.voltide.csms.energy.fallback;

import org.voltide.csms.energy.plan.PhaseShares;

/**
 * What a site uses besides its groups and cars.
 *
 * @param shares of its phases
 */
public record BaseLoad(double powerW, PhaseShares shares) {

  double onPhaseW(int phase) {
    return powerW * shares.of(phase);
  }

  /** The same on all phases. */
  public static BaseLoad even(double powerW) {
    return new BaseLoad(powerW, PhaseShares.EVEN);
  }
}
