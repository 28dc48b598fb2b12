package org.voltide.csms.sites.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.platform.Problem.Fault;

/** What is wrong with a wiring that is well-formed. Pure. */
final class WiringFaults {

  private static final String UNCLEAR =
      "importW and exportW, or importA and exportA, must both be given.";

  /** Of shares that are told with two decimals. */
  private static final double ROUNDING = 0.015;

  private final Wiring wiring;
  private final Map<Outlet, Connection> outlets;
  private final Map<String, SiteGroup> groups = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /** An EVSE of the site. */
  record Outlet(String stationId, int evseId) {}

  /**
   * How an EVSE was registered.
   *
   * @param phases 1 to 3
   */
  record Connection(boolean isDc, int phases) {}

  private WiringFaults(Wiring wiring, Map<Outlet, Connection> outlets) {
    this.wiring = wiring;
    this.outlets = outlets;
  }

  /**
   * @param outlets all EVSEs of the site
   */
  static List<Fault> of(Wiring wiring, Map<Outlet, Connection> outlets) {
    WiringFaults found = new WiringFaults(wiring, outlets);
    found.checkPhases("", wiring.phaseLimit(), wiring.phaseLimits(), wiring.baseLoadShares());
    found.checkIds();
    found.checkTree();
    found.checkEvses();
    return found.faults;
  }

  private void checkIds() {
    for (int i = 0; i < wiring.groups().size(); i++) {
      SiteGroup group = wiring.groups().get(i);
      checkPhases("/groups/" + i, group.phaseLimit(), group.phaseLimits(), group.baseLoadShares());
      if (groups.putIfAbsent(group.id(), group) != null) {
        fault("/groups/%d/id", i, "There are two groups %s.".formatted(group.id()));
      }
    }
  }

  private void checkPhases(
      String at,
      @Nullable PhaseLimit each,
      @Nullable List<PhaseLimit> own,
      @Nullable List<Double> shares) {
    if (each != null && own != null) {
      faults.add(new Fault(at + "/phaseLimits", "One limit for all phases, or one for each."));
    }
    if (each != null && !each.isClear()) {
      faults.add(new Fault(at + "/phaseLimit", UNCLEAR));
    }
    for (int i = 0; own != null && i < own.size(); i++) {
      if (!own.get(i).isClear()) {
        faults.add(new Fault(at + "/phaseLimits/" + i, UNCLEAR));
      }
    }
    double sum = shares == null ? 1 : shares.stream().mapToDouble(share -> share).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      faults.add(new Fault(at + "/baseLoadShares", "The shares must be 1 together."));
    }
  }

  private void checkTree() {
    for (int i = 0; i < wiring.groups().size(); i++) {
      SiteGroup group = wiring.groups().get(i);
      if (group.parent() != null && !groups.containsKey(group.parent())) {
        fault("/groups/%d/parent", i, "There is no group %s.".formatted(group.parent()));
      } else if (hangsOnItself(group)) {
        fault("/groups/%d/parent", i, "Group %s hangs on itself.".formatted(group.id()));
      }
    }
  }

  private boolean hangsOnItself(SiteGroup group) {
    Set<String> above = new HashSet<>();
    SiteGroup next = group;
    while (next != null && above.add(next.id())) {
      next = next.parent() == null ? null : groups.get(next.parent());
    }
    return next != null;
  }

  private void checkEvses() {
    Set<Outlet> wired = new HashSet<>();
    for (int i = 0; i < wiring.evses().size(); i++) {
      WiredEvse evse = wiring.evses().get(i);
      Outlet outlet = new Outlet(evse.stationId(), evse.evseId());
      if (!outlets.containsKey(outlet)) {
        String which = "EVSE %d of station %s".formatted(evse.evseId(), evse.stationId());
        fault("/evses/%d/evseId", i, "There is no %s at this site.".formatted(which));
      } else if (!wired.add(outlet)) {
        fault("/evses/%d/evseId", i, "This EVSE is named twice.");
      } else if (!fits(evse.phases(), outlets.get(outlet))) {
        String phases = "registered with %d phases".formatted(outlets.get(outlet).phases());
        fault("/evses/%d/phases", i, "%s does not fit: it is %s.".formatted(evse.phases(), phases));
      }
      if (evse.group() != null && !groups.containsKey(evse.group())) {
        fault("/evses/%d/group", i, "There is no group %s.".formatted(evse.group()));
      }
    }
  }

  /** What a rectifier draws may come from any phases. */
  private static boolean fits(Phases phases, Connection outlet) {
    return phases == Phases.UNKNOWN || outlet.isDc() || count(phases) == outlet.phases();
  }

  private static int count(Phases phases) {
    int used = 0;
    for (int phase = 0; phase < Phases.COUNT; phase++) {
      used += phases.share(phase) > 0 ? 1 : 0;
    }
    return used;
  }

  private void fault(String pointer, int index, String detail) {
    faults.add(new Fault(pointer.formatted(index), detail));
  }
}
