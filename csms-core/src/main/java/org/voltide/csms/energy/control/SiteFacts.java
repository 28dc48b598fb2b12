package org.voltide.csms.energy.control;

import java.time.ZoneId;
import java.util.Objects;
import org.voltide.csms.sites.wiring.BaseShares;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.Wiring;

/**
 * What planning needs to know of a site; limits and base load of its grid connection in W.
 *
 * @param baseLoadW where nothing better is known
 * @param phases on which it uses that and generates
 * @param outlook what is expected to come
 */
record SiteFacts(
    String id,
    ZoneId zone,
    double importLimitW,
    double exportLimitW,
    double baseLoadW,
    Wiring wiring,
    BaseShares phases,
    Outlook outlook) {

  /** A site of which nothing is expected but its base load, evenly on its phases. */
  SiteFacts(
      String id,
      ZoneId zone,
      double importLimitW,
      double exportLimitW,
      double baseLoadW,
      Wiring wiring) {
    this(id, zone, importLimitW, exportLimitW, baseLoadW, wiring, BaseShares.EVEN, Outlook.NONE);
  }

  /** What the whole site is configured to use beside cars, in W. */
  double baseLoadInAllW() {
    return baseLoadW + wiring.groups().stream().mapToDouble(SiteGroup::baseLoadW).sum();
  }

  /**
   * The part of it that lies on a phase.
   *
   * @param phase 0 for L1 to 2 for L3
   */
  double baseLoadInAllW(int phase) {
    double inGroups = wiring.groups().stream().mapToDouble(group -> group.baseLoadW(phase)).sum();
    return baseLoadW * phases.load().of(phase) + inGroups;
  }

  SiteFacts with(Outlook other) {
    return new SiteFacts(id, zone, importLimitW, exportLimitW, baseLoadW, wiring, phases, other);
  }

  /** The same with what somebody supposes of its connection. */
  SiteFacts with(Supposed supposed) {
    return new SiteFacts(
        id,
        zone,
        Objects.requireNonNullElse(supposed.importLimitW(), importLimitW),
        Objects.requireNonNullElse(supposed.exportLimitW(), exportLimitW),
        Objects.requireNonNullElse(supposed.baseLoadW(), baseLoadW),
        wiring,
        phases,
        outlook);
  }
}
