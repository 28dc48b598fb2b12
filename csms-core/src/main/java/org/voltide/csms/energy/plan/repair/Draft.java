package org.voltide.csms.energy.plan.repair;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleUnaryOperator;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** Powers in the making, and what limits and batteries leave for changes. Not thread-safe. */
final class Draft {
  private final SiteSnapshot site;
  private final PlanProblem problem;
  private final double[][] watts;
  private final Room room;
  private final Deque<Change> changes = new ArrayDeque<>();

  private record Change(int car, int step, double before) {}

  /**
   * @param exact powers to begin with, in W per car of the snapshot and step
   */
  Draft(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    this.site = site;
    this.problem = problem;
    room = new Room(problem, exact);
    watts = new double[exact.length][];
    Arrays.setAll(watts, i -> exact[i].clone());
  }

  double[][] watts() {
    return watts;
  }

  Room room() {
    return room;
  }

  PluggedCar car(int i) {
    return site.cars().get(i);
  }

  double hours(int t) {
    return site.grid().hours(t);
  }

  double at(int i, int t) {
    return watts[i][t];
  }

  /** What charges a car that is below its minimum. */
  double liftW(int i, int t) {
    return problem.liftKw()[i][t] * 1000;
  }

  void set(int i, int t, double power) {
    changes.push(new Change(i, t, watts[i][t]));
    put(i, t, power);
  }

  private void put(int i, int t, double power) {
    room.add(i, t, power - watts[i][t]);
    watts[i][t] = power;
  }

  /** How many changes there are, to come back to. */
  int mark() {
    return changes.size();
  }

  /** Takes back what changed since. */
  void undo(int mark) {
    while (changes.size() > mark) {
      Change change = changes.pop();
      put(change.car(), change.step(), change.before());
    }
  }

  /** What a battery holds when its car leaves or the plan ends. */
  double endWh(int i) {
    return energyWh(i, watts[i].length - 1);
  }

  /** What a battery holds at the end of a step, or when its car left before. */
  double energyWh(int i, int step) {
    double energy = car(i).energyWh();
    for (int t = car(i).arrivalStep(); t <= step && car(i).isHere(t); t++) {
      energy += car(i).storedWh(watts[i][t], hours(t));
    }
    return energy;
  }

  /** How much more the battery could hold from a step on. */
  double spaceFrom(int i, int from) {
    return leastFrom(i, from, energy -> car(i).ceilingWh() - energy);
  }

  /** How much less the battery could hold from a step on. */
  double spareFrom(int i, int from) {
    return leastFrom(i, from, energy -> energy - car(i).minEnergyWh());
  }

  private double leastFrom(int i, int from, DoubleUnaryOperator ofEnergy) {
    double energy = car(i).energyWh();
    double least = Double.POSITIVE_INFINITY;
    for (int t = car(i).arrivalStep(); t < watts[i].length; t++) {
      energy += car(i).storedWh(watts[i][t], hours(t));
      least = t >= from ? Math.min(least, ofEnergy.applyAsDouble(energy)) : least;
    }
    return least;
  }
}
