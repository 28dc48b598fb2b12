package org.voltide.csms.energy.plan;

import java.util.Arrays;
import java.util.List;

/**
 * A place of the site that power flows through: grid connection, transformer, feeder, circuit or
 * EVSE. What flows through a group flows through its parent too.
 *
 * @param parent index of the group it hangs on, below its own; {@link #NO_PARENT} for the grid
 *     connection
 * @param baseLoadW what is used in the group itself without cars and groups below, per phase and
 *     step; negative where generation (PV) exceeds use
 * @param limit of all phases together
 * @param phaseLimits of L1 to L3; empty where only their sum is limited
 */
public record Group(
    String id, int parent, double[][] baseLoadW, PowerLimit limit, List<PowerLimit> phaseLimits) {

  public static final int NO_PARENT = -1;

  public Group {
    phaseLimits = List.copyOf(phaseLimits);
    if (!phaseLimits.isEmpty() && phaseLimits.size() != Phases.COUNT) {
      throw new IllegalArgumentException("group " + id + " has limits of some phases only");
    }
    int steps = limit.importW().length;
    if (baseLoadW.length != Phases.COUNT
        || Arrays.stream(baseLoadW).anyMatch(phase -> phase.length != steps)
        || phaseLimits.stream().anyMatch(each -> each.importW().length != steps)) {
      throw new IllegalArgumentException("group " + id + " has series of different lengths");
    }
  }

  /** A group whose load is the same on all phases and which has no limit per phase. */
  public static Group balanced(String id, int parent, double[] baseLoadW, PowerLimit limit) {
    double[] third = Arrays.stream(baseLoadW).map(w -> w / Phases.COUNT).toArray();
    double[][] phases = {third, third, third};
    return new Group(id, parent, phases, limit, List.of());
  }

  /** Use and generation as one series. */
  public static double[] netLoad(double[] usedW, double[] generatedW) {
    double[] net = usedW.clone();
    Arrays.setAll(net, t -> net[t] - generatedW[t]);
    return net;
  }

  /** What is used in the group itself in a step, on all phases together. */
  public double baseLoadW(int step) {
    double sum = 0;
    for (double[] phase : baseLoadW) {
      sum += phase[step];
    }
    return sum;
  }
}
