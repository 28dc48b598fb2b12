package org.voltide.csms.energy.plan.repair;

import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Takes from a plan what cars would feed in beyond a limit if others did not charge at the same
 * time: those may be full sooner than anybody knows, and then the limit would be exceeded until
 * that is noticed. Cars that give less have more left and charge less later. Not thread-safe.
 */
public final class Unaided {

  private static final double NEGLIGIBLE_W = 0.05;

  private final SiteSnapshot site;
  private final double[][] powerW;
  private boolean changed;

  private Unaided(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    powerW =
        plan.cars().stream().map(CarPlan::powerW).map(double[]::clone).toArray(double[][]::new);
  }

  /** The plan without that; the same one when there is nothing to take. */
  public static SitePlan of(SiteSnapshot site, SitePlan plan) {
    Unaided unaided = new Unaided(site, plan);
    for (int t = 0; t < site.grid().steps(); t++) {
      for (int g = site.groups().size() - 1; g >= 0; g--) {
        unaided.hold(g, t);
      }
    }
    if (!unaided.changed) {
      return plan;
    }
    for (int i = 0; i < unaided.powerW.length; i++) {
      unaided.holdFull(i);
    }
    return Outcome.of(site, unaided.powerW, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
  }

  /** Holds a group to its limits of feeding in, in total and on each phase. */
  private void hold(int g, int t) {
    Group group = site.groups().get(g);
    double base = 0;
    double[] onPhase = new double[Phases.COUNT];
    for (int below = g; below < site.groups().size(); below++) {
      for (int phase = 0; phase < onPhase.length && isWithin(below, g); phase++) {
        onPhase[phase] += site.groups().get(below).baseLoadW()[phase][t];
      }
    }
    for (double phase : onPhase) {
      base += phase;
    }
    hold(g, t, Phases.COUNT, base + group.limit().exportW()[t]);
    for (int phase = 0; phase < group.phaseLimits().size(); phase++) {
      hold(g, t, phase, onPhase[phase] + group.phaseLimits().get(phase).exportW()[t]);
    }
  }

  /**
   * @param phase {@link Phases#COUNT} for all together
   */
  private void hold(int g, int t, int phase, double mostW) {
    double given = 0;
    for (int i = 0; i < powerW.length; i++) {
      given += Math.max(0, -powerW[i][t]) * share(i, g, phase);
    }
    if (given <= Math.max(0, mostW) + NEGLIGIBLE_W) {
      return;
    }
    changed = true;
    double over = given - Math.max(0, mostW);
    // Who came last gives less, so that news of one car changes nothing for the others.
    for (int i = powerW.length - 1; i >= 0 && over > NEGLIGIBLE_W; i--) {
      double share = share(i, g, phase);
      if (powerW[i][t] < 0 && share > 0) {
        double kept = Math.max(0, -powerW[i][t] - over / share);
        double least = -whole(site.cars().get(i), kept);
        over -= (least - powerW[i][t]) * share;
        powerW[i][t] = least;
      }
    }
  }

  private double share(int car, int g, int phase) {
    PluggedCar of = site.cars().get(car);
    if (!isWithin(of.group(), g)) {
      return 0;
    }
    return phase == Phases.COUNT ? 1 : of.phases().share(phase);
  }

  private boolean isWithin(int group, int ancestor) {
    int g = group;
    while (g > ancestor) {
      g = site.groups().get(g).parent();
    }
    return g == ancestor;
  }

  /** Charges a car that has given less no further than it may hold. */
  private void holdFull(int i) {
    PluggedCar car = site.cars().get(i);
    double energy = car.energyWh();
    for (int t = 0; t < powerW[i].length; t++) {
      double hours = site.grid().hours(t);
      if (powerW[i][t] > 0 && energy + car.storedWh(powerW[i][t], hours) > car.ceilingWh()) {
        double rest = whole(car, car.chargingW(car.ceilingWh() - energy, hours));
        boolean useful = rest >= car.minChargeW() && car.storedWh(rest, hours) > 0;
        powerW[i][t] = useful ? Math.min(powerW[i][t], rest) : 0;
      }
      energy += car.storedWh(powerW[i][t], hours);
    }
  }

  private static double whole(PluggedCar car, double watts) {
    double step = car.powerStepW();
    return step == 0 ? watts : Math.floor(watts / step) * step;
  }
}
