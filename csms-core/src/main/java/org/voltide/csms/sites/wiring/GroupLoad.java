package org.voltide.csms.sites.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;

/**
 * What flows through a group now, positive towards the cars.
 *
 * @param group absent for the grid connection
 * @param phaseW of L1 to L3; where the phases of an EVSE are not known, on all of them as much as
 *     could be
 */
record GroupLoad(@Nullable String group, double powerW, List<Double> phaseW) {

  /**
   * Where the car of a session is plugged in, and what it draws in W.
   *
   * @param dc whether its EVSE gives direct current, which is drawn from all phases evenly
   */
  record Drawn(String stationId, int evseId, boolean dc, double powerW) {}

  /** The grid connection and then each group, parents first. Pure. */
  static List<GroupLoad> of(Wiring wiring, double baseLoadW, PhaseShares shares, List<Drawn> cars) {
    Flows flows = new Flows(wiring);
    flows.add(null, baseLoadW, phase -> baseLoadW * shares.of(phase));
    wiring.groups().forEach(group -> flows.add(group.id(), group.baseLoadW(), group::baseLoadW));
    for (Drawn car : cars) {
      WiredEvse at = flows.evses.get(car.stationId() + ' ' + car.evseId());
      Phases known = at == null ? Phases.UNKNOWN : at.phases();
      boolean evenly = car.dc() && known == Phases.UNKNOWN;
      Phases phases = evenly ? Phases.THREE : known;
      flows.add(
          at == null ? null : at.group(),
          car.powerW(),
          phase -> car.powerW() * phases.share(phase));
    }
    List<GroupLoad> loads = new ArrayList<>();
    loads.add(flows.load(null));
    wiring.fromTheRoot().forEach(group -> loads.add(flows.load(group.id())));
    return loads;
  }

  /** Adds up from the leaves to the root. */
  private static final class Flows {

    private static final int TOTAL = Phases.COUNT;

    private final Map<String, WiredEvse> evses = new HashMap<>();
    private final Map<String, SiteGroup> groups = new HashMap<>();

    /** Of the phases, and last of all together; by group, null for the grid connection. */
    private final Map<@Nullable String, double[]> watts = new HashMap<>();

    Flows(Wiring wiring) {
      wiring.evses().forEach(evse -> evses.put(evse.stationId() + ' ' + evse.evseId(), evse));
      wiring.groups().forEach(group -> groups.put(group.id(), group));
    }

    void add(@Nullable String group, double powerW, IntToDoubleFunction onPhaseW) {
      double[] sums = watts.computeIfAbsent(group, id -> new double[TOTAL + 1]);
      for (int phase = 0; phase < TOTAL; phase++) {
        sums[phase] += onPhaseW.applyAsDouble(phase);
      }
      sums[TOTAL] += powerW;
      if (group != null) {
        add(groups.get(group).parent(), powerW, onPhaseW);
      }
    }

    GroupLoad load(@Nullable String group) {
      double[] sums = watts.get(group);
      return new GroupLoad(group, sums[TOTAL], List.of(sums[0], sums[1], sums[2]));
    }
  }
}
