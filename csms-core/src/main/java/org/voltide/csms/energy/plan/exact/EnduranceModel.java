package org.voltide.csms.energy.plan.exact;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.Endurance;

/**
 * The energy behind held power in the linear program. Per step and direction: what each car holds
 * and what is missing add up to what is wanted; a car holds no more than it can change its power,
 * and no more than its battery can keep up at the end of each step until the service ends.
 */
final class EnduranceModel {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final MPSolver solver;
  private final Endurance endurance;

  /** Per step, null where nothing is held. */
  private final @Nullable MPConstraint[] up;

  private final @Nullable MPConstraint[] down;

  EnduranceModel(MPSolver solver, Endurance endurance, double[] hours) {
    this.solver = solver;
    this.endurance = endurance;
    up = new MPConstraint[hours.length];
    down = new MPConstraint[hours.length];
    for (int t = 0; t < hours.length; t++) {
      up[t] = wanted(endurance.upKw()[t], endurance.price() * hours[t]);
      down[t] = wanted(endurance.downKw()[t], endurance.price() * hours[t]);
    }
  }

  private @Nullable MPConstraint wanted(double kw, double price) {
    if (kw == 0) {
      return null;
    }
    MPConstraint sum = solver.makeConstraint(kw, INFINITY);
    MPVariable missing = solver.makeNumVar(0, INFINITY, "");
    solver.objective().setCoefficient(missing, price);
    sum.setCoefficient(missing, 1);
    return sum;
  }

  /**
   * Adds a car, with one entry per step of it in each array.
   *
   * @param stored what the battery holds at the end of each step, in parts
   */
  void add(
      CarProblem car, MPVariable[] charge, MPVariable[] discharge, List<List<MPVariable>> stored) {
    for (int k = 0; k < charge.length; k++) {
      int last = endurance.last()[car.from() + k] - car.from();
      if (last < charge.length) {
        add(car, k, last, charge[k], discharge[k], stored);
      }
    }
  }

  private void add(
      CarProblem car,
      int k,
      int last,
      MPVariable charge,
      MPVariable discharge,
      List<List<MPVariable>> stored) {
    MPConstraint upwards = up[car.from() + k];
    MPConstraint downwards = down[car.from() + k];
    if (upwards != null) {
      MPVariable held = held(upwards, car.dischargeKw()[k], charge, discharge);
      for (int s = k; s <= last && !endurance.onlyCharges()[car.index()]; s++) {
        keepUp(held, car.dischargeLoss(), 0, stored.get(s), -1);
      }
    }
    if (downwards != null) {
      MPVariable held = held(downwards, car.chargeKw()[k], discharge, charge);
      for (int s = k; s <= last; s++) {
        keepUp(held, car.chargeGain(), car.roomKwh()[s], stored.get(s), 1);
      }
    }
  }

  /** What a car holds: at most what it could do, and what it stops, less what it does already. */
  private MPVariable held(MPConstraint sum, double mostKw, MPVariable stopped, MPVariable done) {
    MPVariable held = solver.makeNumVar(0, INFINITY, "");
    sum.setCoefficient(held, 1);
    MPConstraint change = solver.makeConstraint(-INFINITY, mostKw);
    change.setCoefficient(held, 1);
    change.setCoefficient(stopped, -1);
    change.setCoefficient(done, 1);
    return held;
  }

  private void keepUp(
      MPVariable held, double perKwh, double roomKwh, List<MPVariable> stored, int sign) {
    MPConstraint energy = solver.makeConstraint(-INFINITY, roomKwh);
    energy.setCoefficient(held, perKwh * endurance.hours());
    stored.forEach(part -> energy.setCoefficient(part, sign));
  }
}
