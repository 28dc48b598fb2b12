package org.voltide.csms.energy.plan;

import java.util.Arrays;
import java.util.List;

/**
 * What cars may still draw in one step: the import limits of the groups, and the limits that cars
 * share. Not thread-safe.
 */
public final class Headroom {

  private final SiteSnapshot site;
  private final List<Group> groups;

  /** Per group: left of the limit, and of that of each phase. */
  private final double[] leftW;

  private final double[][] phaseLeftW;

  /** Per shared limit. */
  private final double[] sharedLeftW;

  /** Per car: which limits it shares. */
  private final List<List<Integer>> shared;

  /** Of each step, while no car draws anything. */
  public static Headroom[] perStep(SiteSnapshot site) {
    List<List<Integer>> shared = SharedLimit.ofCars(site);
    Headroom[] steps = new Headroom[site.grid().steps()];
    Arrays.setAll(steps, t -> new Headroom(site, t, shared));
    return steps;
  }

  private Headroom(SiteSnapshot site, int step, List<List<Integer>> shared) {
    this.site = site;
    this.shared = shared;
    sharedLeftW = site.limits().stream().mapToDouble(limit -> limit.maxW()[step]).toArray();
    groups = site.groups();
    leftW = new double[groups.size()];
    phaseLeftW = new double[groups.size()][Phases.COUNT];
    for (int g = 0; g < leftW.length; g++) {
      Group group = groups.get(g);
      leftW[g] = group.limit().importW()[step];
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        phaseLeftW[g][phase] =
            group.phaseLimits().isEmpty()
                ? Double.POSITIVE_INFINITY
                : group.phaseLimits().get(phase).importW()[step];
      }
    }
    for (int g = 0; g < leftW.length; g++) {
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        takePhase(g, phase, groups.get(g).baseLoadW()[phase][step]);
      }
      takeAll(g, groups.get(g).baseLoadW(step));
    }
  }

  /** What is left of the grid connection's limit, at least 0. */
  public double connectionW() {
    return Math.max(0, leftW[0]);
  }

  /** The most that a car of the snapshot may draw more, at least 0. */
  public double forCar(int index) {
    PluggedCar car = site.cars().get(index);
    double left = Double.POSITIVE_INFINITY;
    for (int limit : shared.get(index)) {
      left = Math.min(left, sharedLeftW[limit]);
    }
    for (int g = car.group(); g != Group.NO_PARENT; g = groups.get(g).parent()) {
      left = Math.min(left, leftW[g]);
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        double share = car.phases().share(phase);
        left = share > 0 ? Math.min(left, phaseLeftW[g][phase] / share) : left;
      }
    }
    return Math.max(0, left);
  }

  /** Gives a car power; negative takes it back. */
  public void give(int index, double powerW) {
    PluggedCar car = site.cars().get(index);
    for (int limit : shared.get(index)) {
      sharedLeftW[limit] -= powerW;
    }
    takeAll(car.group(), powerW);
    for (int phase = 0; phase < Phases.COUNT; phase++) {
      takePhase(car.group(), phase, powerW * car.phases().share(phase));
    }
  }

  private void takeAll(int group, double powerW) {
    for (int g = group; g != Group.NO_PARENT; g = groups.get(g).parent()) {
      leftW[g] -= powerW;
    }
  }

  private void takePhase(int group, int phase, double powerW) {
    for (int g = group; g != Group.NO_PARENT; g = groups.get(g).parent()) {
      phaseLeftW[g][phase] -= powerW;
    }
  }
}
