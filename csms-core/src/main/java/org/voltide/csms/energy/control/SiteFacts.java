package org.voltide.csms.energy.control;

import java.time.ZoneId;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.Wiring;

/**
 * What planning needs to know of a site; limits and base load of its grid connection in W.
 *
 * @param baseLoadW where nothing better is known
 * @param outlook what is expected to come
 */
record SiteFacts(
    String id,
    ZoneId zone,
    double importLimitW,
    double exportLimitW,
    double baseLoadW,
    Wiring wiring,
    Outlook outlook) {

  /** A site of which nothing is expected but its base load. */
  SiteFacts(
      String id,
      ZoneId zone,
      double importLimitW,
      double exportLimitW,
      double baseLoadW,
      Wiring wiring) {
    this(id, zone, importLimitW, exportLimitW, baseLoadW, wiring, Outlook.NONE);
  }

  /** What the whole site is configured to use beside cars, in W. */
  double baseLoadInAllW() {
    return baseLoadW + inGroupsW();
  }

  /** The part of it that flows through groups below the connection. */
  double inGroupsW() {
    return wiring.groups().stream().mapToDouble(SiteGroup::baseLoadW).sum();
  }

  SiteFacts with(Outlook other) {
    return new SiteFacts(id, zone, importLimitW, exportLimitW, baseLoadW, wiring, other);
  }
}
