package org.voltide.csms.energy.fallback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.imposed.ImposedLimit;
import org.voltide.csms.energy.imposed.Tightest;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.Wiring;

/**
 * The limits of a site, lowered to the least that others impose at any moment of a span: a station
 * without connection keeps no time.
 */
record Curbed(FlowLimit connection, Wiring wiring) {

  static Curbed of(
      FlowLimit connection,
      Wiring wiring,
      List<ImposedLimit> imposed,
      Instant from,
      Instant until) {
    return new Curbed(
        lower(connection, imposed, null, from, until),
        new Wiring(
            wiring.phaseLimit(),
            wiring.phaseLimits(),
            wiring.baseLoadShares(),
            wiring.groups().stream().map(group -> lower(group, imposed, from, until)).toList(),
            wiring.evses()));
  }

  private static SiteGroup lower(
      SiteGroup group, List<ImposedLimit> imposed, Instant from, Instant until) {
    return new SiteGroup(
        group.id(),
        group.name(),
        group.kind(),
        group.parent(),
        lower(group.limit(), imposed, group.id(), from, until),
        group.phaseLimit(),
        group.phaseLimits(),
        group.baseLoadW(),
        group.baseLoadShares());
  }

  private static FlowLimit lower(
      FlowLimit limit,
      List<ImposedLimit> imposed,
      @Nullable String group,
      Instant from,
      Instant until) {
    double leastW = Tightest.importW(imposed, group, from, until);
    return new FlowLimit(Math.min(limit.importW(), leastW), limit.exportW());
  }
}
