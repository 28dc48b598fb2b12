package org.voltide.csms.energy.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.WiredEvse;

/**
 * The groups of a site as the planner sees them, the grid connection first, and what is used in
 * each besides the cars that are planned. Not thread-safe.
 */
final class GroupsOfSite {

  private static final int CONNECTION = 0;

  private final SiteFacts site;
  private final List<SiteGroup> below;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<Outlet, WiredEvse> evses = new HashMap<>();

  /** By group and phase, per step. */
  private final double[][][] loadW;

  private record Outlet(String stationId, int evseId) {}

  GroupsOfSite(SiteFacts site, int steps) {
    this.site = site;
    below = site.wiring().fromTheRoot();
    loadW = new double[below.size() + 1][Phases.COUNT][steps];
    below.forEach(group -> indexes.put(group.id(), indexes.size() + 1));
    site.wiring()
        .evses()
        .forEach(evse -> evses.put(new Outlet(evse.stationId(), evse.evseId()), evse));
    add(CONNECTION, Phases.THREE, constant(site.baseLoadW(), steps));
    below.forEach(
        group -> add(indexes.get(group.id()), Phases.THREE, constant(group.baseLoadW(), steps)));
  }

  private static double[] constant(double watts, int steps) {
    double[] series = new double[steps];
    Arrays.fill(series, watts);
    return series;
  }

  /** The group that a session's EVSE is in. */
  int of(SessionFacts session) {
    return wiring(session).map(WiredEvse::group).map(indexes::get).orElse(CONNECTION);
  }

  /** Direct current is drawn from all phases evenly, unless it is said to come from others. */
  Phases phases(SessionFacts session) {
    Phases usual = session.arrival().outlet().dc() ? Phases.THREE : Phases.UNKNOWN;
    return wiring(session).map(WiredEvse::phases).filter(p -> p != Phases.UNKNOWN).orElse(usual);
  }

  private Optional<WiredEvse> wiring(SessionFacts session) {
    return Optional.ofNullable(evses.get(new Outlet(session.stationId(), session.evseId())));
  }

  /** Adds what a session draws without being planned, per step. */
  void add(SessionFacts session, double[] watts) {
    Phases phases = phases(session);
    // A load that could be on any phase would count three times in the sum.
    add(of(session), phases == Phases.UNKNOWN ? Phases.THREE : phases, watts);
  }

  private void add(int group, Phases phases, double[] watts) {
    for (int phase = 0; phase < Phases.COUNT; phase++) {
      for (int t = 0; t < watts.length; t++) {
        loadW[group][phase][t] += watts[t] * phases.share(phase);
      }
    }
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    FlowLimit connection = new FlowLimit(site.importLimitW(), site.exportLimitW());
    groups.add(
        new Group(
            site.id(),
            Group.NO_PARENT,
            loadW[CONNECTION],
            limit(connection),
            phaseLimit(site.wiring().phaseLimit())));
    for (SiteGroup group : below) {
      int parent = group.parent() == null ? CONNECTION : indexes.get(group.parent());
      groups.add(
          new Group(
              group.id(),
              parent,
              loadW[groups.size()],
              limit(group.limit()),
              phaseLimit(group.phaseLimit())));
    }
    return groups;
  }

  private Optional<PowerLimit> phaseLimit(@Nullable FlowLimit limit) {
    return Optional.ofNullable(limit).map(this::limit);
  }

  private PowerLimit limit(FlowLimit limit) {
    return PowerLimit.flat(loadW[CONNECTION][0].length, limit.importW(), limit.exportW());
  }
}
