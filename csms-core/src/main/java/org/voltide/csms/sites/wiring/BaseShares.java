package org.voltide.csms.sites.wiring;

import org.voltide.csms.energy.plan.PhaseShares;

/**
 * On which phases a site uses and generates power besides its groups and cars.
 *
 * @param load of what it uses
 * @param generation of what it generates
 */
public record BaseShares(PhaseShares load, PhaseShares generation) {

  public static final BaseShares EVEN = new BaseShares(PhaseShares.EVEN, PhaseShares.EVEN);
}
