package org.voltide.csms.energy.plan.fast;

import java.util.List;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** The cars' side of the interior point method, car after car. Not thread-safe. */
final class Storages {

  private final List<Storage> cars;
  private final double[][] scratch;

  Storages(PlanProblem problem) {
    cars = problem.cars().stream().map(car -> new Storage(car, problem.hours())).toList();
    scratch = new double[3][problem.steps()];
  }

  int bounds() {
    return cars.stream().mapToInt(Storage::bounds).sum();
  }

  /**
   * Begins with one worth of stored energy everywhere.
   *
   * @param prices per signature and step
   */
  void start(double perKwh, double[][] prices, double mu) {
    for (Storage car : cars) {
      car.start(perKwh, prices[car.signature()], mu);
    }
  }

  /**
   * Goes the step, car by car, and prepares the next one: the equations of each battery are
   * measured and factored while its numbers are at hand.
   *
   * @param carsKw receives the powers per signature
   * @param pulledKw receives what these powers do if prices stay
   * @param gives receives how the powers give way to prices
   */
  void advance(
      double primal, double dual, double[][] carsKw, double[][] pulledKw, double[][][] gives) {
    for (Storage car : cars) {
      car.move(primal, dual);
      car.measure(carsKw[car.signature()]);
      car.factor(gives[car.signature()], scratch[0]);
      car.prepare(pulledKw[car.signature()]);
    }
  }

  /** Prepares the corrected step, towards μ. */
  void correct(double mu, double[][] pulledKw) {
    for (Storage car : cars) {
      car.correct(mu);
      car.prepare(pulledKw[car.signature()]);
    }
  }

  /**
   * Moves with the change of prices.
   *
   * @param priceChanges per signature and step
   */
  void follow(double[][] priceChanges, Step step) {
    for (Storage car : cars) {
      car.follow(priceChanges[car.signature()], step, scratch);
    }
  }

  /** The cars' part of a lower bound on the cost. */
  double bound(double[][] prices) {
    double bound = 0;
    for (Storage car : cars) {
      bound += car.bound(prices[car.signature()]);
    }
    return bound;
  }

  /** Net power of each car in each of its steps, after the step that was last prepared. */
  double[][] powersKw(double primal, double dual) {
    double[][] powers = new double[cars.size()][];
    for (int i = 0; i < powers.length; i++) {
      cars.get(i).move(primal, dual);
      powers[i] = cars.get(i).powerKw();
    }
    return powers;
  }
}
