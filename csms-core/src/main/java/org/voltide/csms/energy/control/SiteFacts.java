package org.voltide.csms.energy.control;

import java.time.ZoneId;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.Wiring;

/** What planning needs to know of a site; limits and base load of its grid connection in W. */
record SiteFacts(
    String id,
    ZoneId zone,
    double importLimitW,
    double exportLimitW,
    double baseLoadW,
    Wiring wiring) {

  /** What the whole site uses beside cars, in W. */
  double baseLoadInAllW() {
    return baseLoadW + wiring.groups().stream().mapToDouble(SiteGroup::baseLoadW).sum();
  }
}
