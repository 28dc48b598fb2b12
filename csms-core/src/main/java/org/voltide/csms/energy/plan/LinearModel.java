package org.voltide.csms.energy.plan;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The plan of a site as a linear program in kW, kWh and currency.
 *
 * <p>Per car and step: charge c, discharge d, energy e at its end, with e = e' + h (ηc·c − d/ηd)
 * where e' is the energy a step earlier. Per step: import, export, and what exceeds the limits at a
 * price no promise outweighs; import − export = base load + Σ (c − d). A broken promise costs far
 * more than the site's dearest hour. Tiny costs that grow with time and car make the optimum unique
 * and put equally cheap charging early.
 *
 * <p>Holds native memory until closed.
 */
final class LinearModel implements AutoCloseable {

  /** How much more than a promise a limit of the connection is worth. */
  private static final double OVERLOAD_FACTOR = 4;

  private static final String SILENT = "output_flag=false";
  private static final double TIE_BREAK_PER_KWH = 1e-5;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final SiteSnapshot site;
  private final double brokenPromisePerKwh;
  private final MPSolver solver;
  private final MPObjective objective;
  private final MPConstraint[] balance;
  private final MPVariable[][] charge;
  private final MPVariable[][] discharge;

  static {
    Loader.loadNativeLibraries();
  }

  LinearModel(SiteSnapshot site) {
    this.site = site;
    brokenPromisePerKwh = brokenPromisePerKwh(site);
    int cars = site.cars().size();
    solver = MPSolver.createSolver("HIGHS_LP");
    if (solver == null) {
      throw new NoPlanException("the HiGHS solver is not available");
    }
    // The call answers false though HiGHS takes the option; without it each solve prints a banner.
    var _ = solver.setSolverSpecificParametersAsString(SILENT);
    objective = solver.objective();
    balance = new MPConstraint[site.grid().steps()];
    charge = new MPVariable[cars][];
    discharge = new MPVariable[cars][];
    for (int t = 0; t < balance.length; t++) {
      addConnection(t);
    }
    double[][] floors = Lift.floors(site);
    double terminalValue = Arrays.stream(site.importPricePerKwh()).average().orElse(0);
    for (int i = 0; i < cars; i++) {
      addCar(i, floors[i], terminalValue);
    }
  }

  /** Price of each kWh missing at departure: five times the dearest, and no less than 5. */
  static double brokenPromisePerKwh(SiteSnapshot site) {
    return 5
        * DoubleStream.concat(
                Arrays.stream(site.importPricePerKwh()), Arrays.stream(site.exportPricePerKwh()))
            .map(Math::abs)
            .reduce(1, Math::max);
  }

  private void addConnection(int t) {
    double overload = OVERLOAD_FACTOR * brokenPromisePerKwh;
    double hours = site.grid().hours(t);
    double buy = site.importPricePerKwh()[t];
    double sell = Math.min(buy, site.exportPricePerKwh()[t]);
    double base = kilo(site.baseLoadW()[t]);
    balance[t] = solver.makeConstraint(base, base);
    addFlow(t, 1, kilo(site.importLimitW()), buy * hours);
    addFlow(t, 1, INFINITY, (buy + overload) * hours);
    addFlow(t, -1, kilo(site.exportLimitW()), -sell * hours);
    addFlow(t, -1, INFINITY, (overload - sell) * hours);
  }

  private void addFlow(int t, double sign, double limitKw, double costPerKw) {
    MPVariable flow = solver.makeNumVar(0, limitKw, "");
    balance[t].setCoefficient(flow, sign);
    objective.setCoefficient(flow, costPerKw);
  }

  private void addCar(int i, double[] floorsWh, double terminalValue) {
    PluggedCar car = site.cars().get(i);
    int steps = Math.min(car.departureStep(), site.grid().steps());
    charge[i] = new MPVariable[steps];
    discharge[i] = new MPVariable[steps];
    MPVariable before = null;
    double floorBefore = Math.min(car.energyWh(), car.minEnergyWh());
    for (int t = 0; t < steps; t++) {
      boolean low = floorBefore < car.minEnergyWh();
      before = addStep(i, t, low, kilo(floorsWh[t]), before);
      floorBefore = floorsWh[t];
    }
    if (before != null) {
      MPVariable shortfall = solver.makeNumVar(0, INFINITY, "");
      objective.setCoefficient(shortfall, brokenPromisePerKwh);
      MPConstraint promise = solver.makeConstraint(kilo(car.targetWh()), INFINITY);
      promise.setCoefficient(before, 1);
      promise.setCoefficient(shortfall, 1);
      if (car.departureStep() >= site.grid().steps()) {
        objective.setCoefficient(before, -terminalValue);
      }
    }
  }

  /** Adds a step of a car and returns the energy at its end. */
  private MPVariable addStep(int i, int t, boolean low, double floorKwh, MPVariable before) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    double tieBreak = TIE_BREAK_PER_KWH * (t + (i + 1.0) / site.cars().size()) / balance.length;
    MPVariable in = solver.makeNumVar(0, kilo(car.maxChargeW()), "");
    MPVariable out = solver.makeNumVar(0, low ? 0 : kilo(car.maxDischargeW()), "");
    MPVariable after = solver.makeNumVar(floorKwh, kilo(car.ceilingWh()), "");
    objective.setCoefficient(in, tieBreak * hours);
    objective.setCoefficient(out, (car.wearPerKwhOut() + tieBreak) * hours);
    double arrived = before == null ? kilo(car.energyWh()) : 0;
    MPConstraint storage = solver.makeConstraint(arrived, arrived);
    storage.setCoefficient(after, 1);
    if (before != null) {
      storage.setCoefficient(before, -1);
    }
    storage.setCoefficient(in, -hours * car.chargeEfficiency());
    storage.setCoefficient(out, hours / car.dischargeEfficiency());
    balance[t].setCoefficient(in, -1);
    balance[t].setCoefficient(out, 1);
    charge[i][t] = in;
    discharge[i][t] = out;
    return after;
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

  double chargeW(int car, int step) {
    return step < charge[car].length ? charge[car][step].solutionValue() * 1000 : 0;
  }

  double dischargeW(int car, int step) {
    return step < discharge[car].length ? discharge[car][step].solutionValue() * 1000 : 0;
  }

  /** Takes one direction from a car in a step. */
  void forbid(int car, int step, boolean charging) {
    (charging ? charge : discharge)[car][step].setUb(0);
  }

  private static double kilo(double value) {
    return value / 1000;
  }

  @Override
  public void close() {
    solver.delete();
  }
}
