package org.voltide.csms.energy.plan.check;

import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The exact engine for sites it plans in about a second, the fast one for larger sites, and
 * wherever the exact one finds nothing or its native library cannot be loaded.
 *
 * @param mostExact the most cars for the exact engine; those that are only expected, which are few
 *     since alike ones are one, do not count
 */
public record EngineBySize(SitePlanner exact, SitePlanner fast, int mostExact)
    implements SitePlanner {

  /** Whether there are more cars than the exact engine plans. */
  public boolean isLarge(SiteSnapshot site) {
    return site.cars().stream().filter(car -> car.arrivalStep() == 0).count() > mostExact;
  }

  @Override
  public SitePlan plan(SiteSnapshot site) {
    if (isLarge(site)) {
      return fast.plan(site);
    }
    try {
      return exact.plan(site);
    } catch (NoPlanException | LinkageError none) {
      return fast.plan(site);
    }
  }
}
