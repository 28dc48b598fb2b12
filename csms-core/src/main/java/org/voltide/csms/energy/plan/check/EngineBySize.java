package org.voltide.csms.energy.plan.check;

import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The exact engine for sites it plans in about a second, the fast one for larger sites, and
 * wherever the exact one finds nothing or its native library cannot be loaded.
 *
 * @param mostExact the most cars for the exact engine
 */
public record EngineBySize(SitePlanner exact, SitePlanner fast, int mostExact)
    implements SitePlanner {

  @Override
  public SitePlan plan(SiteSnapshot site) {
    if (site.cars().size() > mostExact) {
      return fast.plan(site);
    }
    try {
      return exact.plan(site);
    } catch (NoPlanException | LinkageError none) {
      return fast.plan(site);
    }
  }
}
