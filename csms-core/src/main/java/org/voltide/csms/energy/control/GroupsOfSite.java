package org.voltide.csms.energy.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.fallback.Silent;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.TimeGrid;
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
  private final Map<Place, WiredEvse> evses = new HashMap<>();

  /** By group and phase, per step. */
  private final double[][][] loadW;

  /** By how much that may be less, groups below included. */
  private final double[][][] doubtW;

  GroupsOfSite(SiteFacts site, TimeGrid grid) {
    this.site = site;
    int steps = grid.steps();
    below = site.wiring().fromTheRoot();
    loadW = new double[below.size() + 1][Phases.COUNT][steps];
    doubtW = new double[below.size() + 1][Phases.COUNT][steps];
    below.forEach(group -> indexes.put(group.id(), indexes.size() + 1));
    site.wiring()
        .evses()
        .forEach(evse -> evses.put(new Place(evse.stationId(), evse.evseId()), evse));
    for (int phase = 0; phase < Phases.COUNT; phase++) {
      loadW[CONNECTION][phase] =
          site.outlook().usedW(grid, site.baseLoadInAllW(phase), site.phases(), phase);
      for (SiteGroup group : below) {
        addBaseLoad(group, phase);
      }
    }
  }

  /** What is used in a group was counted as used behind the connection. */
  private void addBaseLoad(SiteGroup group, int phase) {
    double own = group.baseLoadW(phase);
    double[] ofGroup = loadW[indexes.get(group.id())][phase];
    double[] ofConnection = loadW[CONNECTION][phase];
    Arrays.setAll(ofGroup, t -> ofGroup[t] + own);
    Arrays.setAll(ofConnection, t -> ofConnection[t] - own);
  }

  private static double[] constant(double watts, int steps) {
    double[] series = new double[steps];
    Arrays.fill(series, watts);
    return series;
  }

  /** The group that a session's EVSE is in. */
  int of(SessionFacts session) {
    return of(place(session));
  }

  /** The group that an EVSE is in. */
  int of(Place place) {
    return wiring(place).map(WiredEvse::group).map(indexes::get).orElse(CONNECTION);
  }

  /**
   * Direct current is drawn from all phases evenly, unless it is said to come from others. Which
   * phases are used is not known where car and EVSE use another number than is wired.
   */
  Phases phases(SessionFacts session) {
    boolean dc = session.arrival().outlet().dc();
    Phases wired = phases(place(session), dc);
    return dc || session.arrival().outlet().phases() == count(wired) ? wired : Phases.UNKNOWN;
  }

  private static long count(Phases wired) {
    return IntStream.range(0, Phases.COUNT).filter(phase -> wired.share(phase) > 0).count();
  }

  Phases phases(Place place, boolean dc) {
    Phases usual = dc ? Phases.THREE : Phases.UNKNOWN;
    return wiring(place).map(WiredEvse::phases).filter(p -> p != Phases.UNKNOWN).orElse(usual);
  }

  private Optional<WiredEvse> wiring(Place place) {
    return Optional.ofNullable(evses.get(place));
  }

  private static Place place(SessionFacts session) {
    return new Place(session.stationId(), session.evseId());
  }

  /** Adds what a session may draw without being planned. */
  void add(SessionFacts session, Draw draw) {
    add(place(session), phases(session), draw);
  }

  /** Adds what a car may draw that nobody knows of. */
  void add(Silent silent, Draw draw) {
    add(silent.place(), phases(silent.place(), silent.dc()), draw);
  }

  private void add(Place place, Phases phases, Draw draw) {
    // A load that could be on any phase would count three times in the sum.
    Phases counted = phases == Phases.UNKNOWN ? Phases.THREE : phases;
    add(loadW, of(place), counted, draw.mostW());
    double[] doubt = draw.mostW().clone();
    Arrays.setAll(doubt, t -> doubt[t] - draw.leastW()[t]);
    for (int g = of(place); g != Group.NO_PARENT; g = parent(g)) {
      add(doubtW, g, counted, doubt);
    }
  }

  private static void add(double[][][] sums, int group, Phases phases, double[] watts) {
    for (int phase = 0; phase < Phases.COUNT; phase++) {
      for (int t = 0; t < watts.length; t++) {
        sums[group][phase][t] += watts[t] * phases.share(phase);
      }
    }
  }

  private int parent(int group) {
    if (group == CONNECTION) {
      return Group.NO_PARENT;
    }
    String parent = below.get(group - 1).parent();
    return parent == null ? CONNECTION : indexes.get(parent);
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    FlowLimit connection = new FlowLimit(site.importLimitW(), site.exportLimitW());
    groups.add(
        new Group(
            site.id(),
            Group.NO_PARENT,
            loadW[CONNECTION],
            limit(CONNECTION, connection),
            phaseLimits(CONNECTION, site.wiring().limitsOfPhases())));
    for (SiteGroup group : below) {
      int index = groups.size();
      groups.add(
          new Group(
              group.id(),
              parent(index),
              loadW[index],
              limit(index, group.limit()),
              phaseLimits(index, group.limitsOfPhases())));
    }
    return groups;
  }

  private PowerLimit limit(int group, FlowLimit limit) {
    double[] sure = new double[loadW[CONNECTION][0].length];
    for (int t = 0; t < sure.length; t++) {
      double doubt = 0;
      for (double[] phase : doubtW[group]) {
        doubt += phase[t];
      }
      sure[t] = Math.max(0, limit.exportW() - doubt);
    }
    return limit(limit, sure);
  }

  private List<PowerLimit> phaseLimits(int group, List<FlowLimit> limits) {
    List<PowerLimit> sure = new ArrayList<>();
    for (int phase = 0; phase < limits.size(); phase++) {
      double[] doubt = doubtW[group][phase];
      double exportW = limits.get(phase).exportW();
      double[] left = Arrays.stream(doubt).map(w -> Math.max(0, exportW - w)).toArray();
      sure.add(limit(limits.get(phase), left));
    }
    return sure;
  }

  /** What may not be drawn after all must not be missing where cars feed in. */
  private static PowerLimit limit(FlowLimit limit, double[] exportW) {
    double[] importW = constant(limit.importW(), exportW.length);
    return new PowerLimit(importW, exportW);
  }
}
