package org.voltide.csms.energy.plan.explanation;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** What a plan lets flow through the groups of a site, and how close that is to their limits. */
final class Flows {

  /** A limit binds from here on. */
  private static final double NEARLY = 0.99;

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final List<List<Integer>> shared;

  /** By group and phase, per step. */
  private final double[][][] phaseW;

  /** By group, per step. */
  private final double[][] allW;

  Flows(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    this.plan = plan;
    shared = SharedLimit.ofCars(site);
    int steps = site.grid().steps();
    phaseW = new double[site.groups().size()][Phases.COUNT][steps];
    allW = new double[site.groups().size()][steps];
    for (int t = 0; t < steps; t++) {
      sum(t);
    }
  }

  private void sum(int step) {
    for (int g = 0; g < allW.length; g++) {
      allW[g][step] += site.groups().get(g).baseLoadW(step);
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        phaseW[g][phase][step] += site.groups().get(g).baseLoadW()[phase][step];
      }
    }
    for (int i = 0; i < site.cars().size(); i++) {
      PluggedCar car = site.cars().get(i);
      double watts = plan.cars().get(i).powerW()[step];
      allW[car.group()][step] += watts;
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        phaseW[car.group()][phase][step] += watts * car.phases().share(phase);
      }
    }
    for (int g = allW.length - 1; g > 0; g--) {
      int parent = site.groups().get(g).parent();
      allW[parent][step] += allW[g][step];
      for (int phase = 0; phase < Phases.COUNT; phase++) {
        phaseW[parent][phase][step] += phaseW[g][phase][step];
      }
    }
  }

  /** At the grid connection, positive from the grid. */
  double netW(int step) {
    return allW[0][step];
  }

  /** The most that is drawn at the grid connection in the plan. */
  double peakW() {
    double peak = 0;
    for (double watts : allW[0]) {
      peak = Math.max(peak, watts);
    }
    return peak;
  }

  /** A limit of a place in every step, and what flows there, both in the direction asked for. */
  record Used(Because.Scope scope, int group, double[] flowW, double[] limitW) {

    boolean binds(int step) {
      return flowW[step] >= limitW[step] * NEARLY - 1;
    }

    /** How much of the limit is used, infinite where nothing may flow. */
    double share(int step) {
      return limitW[step] > 0 ? flowW[step] / limitW[step] : Double.POSITIVE_INFINITY;
    }
  }

  /** All limits on the way to a car. */
  List<Used> onTheWayTo(int index, boolean importing) {
    PluggedCar car = site.cars().get(index);
    List<Used> found = new ArrayList<>();
    for (int g = car.group(); g != Group.NO_PARENT; g = site.groups().get(g).parent()) {
      Group group = site.groups().get(g);
      found.add(used(Because.Scope.GROUP, g, allW[g], group.limit(), importing));
      for (int phase = 0; phase < group.phaseLimits().size(); phase++) {
        if (car.phases().share(phase) > 0) {
          PowerLimit limit = group.phaseLimits().get(phase);
          found.add(used(Because.Scope.PHASE, g, phaseW[g][phase], limit, importing));
        }
      }
    }
    if (importing) {
      for (int limit : shared.get(index)) {
        SharedLimit each = site.limits().get(limit);
        found.add(new Used(Because.Scope.EXTERNAL, 0, together(each), each.maxW()));
      }
    }
    return found;
  }

  private static Used used(
      Because.Scope scope, int group, double[] flowW, PowerLimit limit, boolean importing) {
    return importing
        ? new Used(scope, group, flowW, limit.importW())
        : new Used(scope, group, negated(flowW), limit.exportW());
  }

  private static double[] negated(double[] flowW) {
    double[] out = new double[flowW.length];
    for (int t = 0; t < out.length; t++) {
      out[t] = -flowW[t];
    }
    return out;
  }

  private double[] together(SharedLimit limit) {
    double[] sum = new double[site.grid().steps()];
    for (int car : limit.cars()) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += plan.cars().get(car).powerW()[t];
      }
    }
    return sum;
  }
}
