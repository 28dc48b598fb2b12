package org.voltide.csms.sites.wiring;

import jakarta.inject.Singleton;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.energy.meters.MeteredPhases;
import org.voltide.csms.energy.plan.PhaseShares;

/**
 * The phases that sites use power on besides cars: as their meters say, else as operators say, else
 * evenly. Thread-safe.
 */
@Singleton
public class BasePhases {

  private final MeteredPhases meters;

  public BasePhases(MeteredPhases meters) {
    this.meters = meters;
  }

  /** On which phases a site uses power. */
  public BaseShares of(String siteId, Wiring wiring) {
    return new BaseShares(
        meters.of(siteId, Quantity.LOAD).orElseGet(wiring::sharesOfBaseLoad),
        meters.of(siteId, Quantity.PV).orElse(PhaseShares.EVEN));
  }
}
