package org.voltide.csms.energy.plan.exact;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.Peak;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/**
 * A site's problem as a linear program for HiGHS. Per car and step: charge, discharge, and the
 * energy at its end, per piece of its price. Per row and step: one variable for each piece of the
 * curve, which fill up in the right order because prices ascend.
 *
 * <p>Holds native memory until closed.
 */
final class LinearModel implements AutoCloseable {

  private static final String SILENT = "output_flag=false";
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final PlanProblem problem;
  private final MPSolver solver;
  private final MPObjective objective;
  private final MPConstraint[][] balance;
  private final MPVariable[][] charge;
  private final MPVariable[][] discharge;
  private final Optional<EnduranceModel> endurance;

  static {
    Loader.loadNativeLibraries();
  }

  LinearModel(PlanProblem problem) {
    this.problem = problem;
    solver = MPSolver.createSolver("HIGHS_LP");
    if (solver == null) {
      throw new NoPlanException("the HiGHS solver is not available");
    }
    // The call answers false though HiGHS takes the option; without it each solve prints a banner.
    var _ = solver.setSolverSpecificParametersAsString(SILENT);
    objective = solver.objective();
    balance = new MPConstraint[problem.rows().size()][problem.steps()];
    for (int row = 0; row < balance.length; row++) {
      for (int t = 0; t < problem.steps(); t++) {
        addCell(row, t);
      }
    }
    problem.peak().ifPresent(this::addPeak);
    endurance = problem.endurance().map(each -> new EnduranceModel(solver, each, problem.hours()));
    charge = new MPVariable[problem.cars().size()][];
    discharge = new MPVariable[charge.length][];
    for (int i = 0; i < charge.length; i++) {
      addCar(i);
    }
  }

  private void addCell(int index, int t) {
    Row row = problem.rows().get(index);
    double[] edges = row.edgesKw()[t];
    double[] prices = row.prices()[t];
    double base = row.baseKw()[t] - edges[0];
    MPConstraint sum = solver.makeConstraint(base, base);
    for (int k = 0; k < prices.length; k++) {
      boolean inner = k > 0 && k < edges.length;
      MPVariable piece = variable(inner ? edges[k] - edges[k - 1] : INFINITY);
      double sign = k == 0 ? -1 : 1;
      sum.setCoefficient(piece, sign);
      objective.setCoefficient(piece, sign * prices[k] * problem.hours()[t]);
    }
    balance[index][t] = sum;
  }

  /** The edge of the peak's row may rise, in all steps at once. */
  private void addPeak(Peak peak) {
    MPVariable raised = variable(INFINITY);
    objective.setCoefficient(raised, peak.pricePerKw());
    for (MPConstraint sum : balance[peak.row()]) {
      sum.setCoefficient(raised, 1);
    }
  }

  private void addCar(int i) {
    CarProblem car = problem.cars().get(i);
    MPConstraint[] storage = new MPConstraint[car.length()];
    for (int k = 0; k < storage.length; k++) {
      double start = k == 0 ? car.startKwh() : 0;
      storage[k] = solver.makeConstraint(start, start);
    }
    charge[i] = new MPVariable[storage.length];
    discharge[i] = new MPVariable[storage.length];
    List<List<MPVariable>> stored = new ArrayList<>();
    for (int k = 0; k < storage.length; k++) {
      List<MPVariable> held = new ArrayList<>();
      stored.add(held);
      for (int piece = 0; piece < car.holding().pieces(); piece++) {
        addHolding(car, storage, k, piece).ifPresent(held::add);
      }
      double h = problem.hours()[car.from() + k];
      charge[i][k] = power(car, k, 1, car.chargeKw()[k], h * car.chargePrice()[k]);
      storage[k].setCoefficient(charge[i][k], -h * car.chargeGain());
      discharge[i][k] = power(car, k, -1, car.dischargeKw()[k], h * car.dischargePrice()[k]);
      storage[k].setCoefficient(discharge[i][k], h * car.dischargeLoss());
    }
    endurance.ifPresent(model -> model.add(car, charge[i], discharge[i], stored));
    if (car.mostOutKwh() < INFINITY) {
      addBudget(car, discharge[i]);
    }
  }

  private void addBudget(CarProblem car, MPVariable[] given) {
    MPConstraint budget = solver.makeConstraint(0, car.mostOutKwh());
    for (int k = 0; k < given.length; k++) {
      budget.setCoefficient(given[k], problem.hours()[car.from() + k]);
    }
  }

  private Optional<MPVariable> addHolding(
      CarProblem car, MPConstraint[] storage, int k, int piece) {
    double room = car.holding().widthKwh()[piece][k];
    if (room <= 0) {
      return Optional.empty();
    }
    MPVariable held = variable(room);
    objective.setCoefficient(held, car.holding().price()[piece][k]);
    storage[k].setCoefficient(held, 1);
    if (k + 1 < storage.length) {
      storage[k + 1].setCoefficient(held, -1);
    }
    return Optional.of(held);
  }

  /** A power of a car, which every row on its way carries. */
  private MPVariable power(CarProblem car, int k, double sign, double most, double price) {
    MPVariable power = variable(most);
    objective.setCoefficient(power, price);
    Signature way = problem.signatures().get(car.signature());
    for (int r = 0; r < way.rows().length; r++) {
      balance[way.rows()[r]][car.from() + k].setCoefficient(power, -sign * way.shares()[r]);
    }
    return power;
  }

  private MPVariable variable(double upper) {
    return solver.makeNumVar(0, Math.max(0, upper), "");
  }

  /**
   * Solves, from scratch each time.
   *
   * @throws NoPlanException when the optimum was not found in time
   */
  void solve(Duration limit) {
    solver.setTimeLimit(Math.max(1, limit.toMillis()));
    try {
      MPSolver.ResultStatus status = solver.solve();
      if (status != MPSolver.ResultStatus.OPTIMAL) {
        throw new NoPlanException("HiGHS ended with " + status);
      }
    } catch (IllegalArgumentException e) {
      // Its time was up: the library's enum has no constant for that status.
      throw new NoPlanException("HiGHS found no plan within " + limit.toMillis() + " ms", e);
    }
  }

  double chargeKw(int car, int step) {
    return charge[car][step].solutionValue();
  }

  double dischargeKw(int car, int step) {
    return discharge[car][step].solutionValue();
  }

  /** Takes one direction from a car in a step. */
  void forbid(int car, int step, boolean charging) {
    (charging ? charge : discharge)[car][step].setUb(0);
  }

  @Override
  public void close() {
    solver.delete();
  }
}
