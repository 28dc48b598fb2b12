package org.voltide.csms.energy.plan.fast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** The cars' side of the interior point method, car after car. Not thread-safe. */
final class Storages {

  /** Fewer cars than this do not show what others of their kind do. */
  private static final int FEW = 50;

  /** Stays that begin, or last, this much alike are of a kind. */
  private static final int STEPS_ALIKE = 8;

  /** Neighbours do much the same, so that every n-th car stands well for those between. */
  private static final Comparator<CarProblem> BY_STAY =
      Comparator.<CarProblem>comparingInt(car -> car.from() / STEPS_ALIKE)
          .thenComparingInt(car -> car.length() / STEPS_ALIKE)
          .thenComparingDouble(car -> car.dischargeKw()[0])
          .thenComparingDouble(car -> car.chargeKw()[0])
          .thenComparingDouble(CarProblem::startKwh);

  private final List<Storage> cars;
  private final double[][] scratch;

  private Storages(List<Storage> cars, int steps) {
    this.cars = cars;
    scratch = new double[5][steps];
  }

  /** Each car for itself. */
  static Storages all(PlanProblem problem) {
    List<Storage> cars =
        problem.cars().stream().map(car -> new Storage(car, 1, problem.hours())).toList();
    return new Storages(cars, problem.steps());
  }

  /**
   * About as many cars as named, each of which stands for others that hang on the same rows; all of
   * these where they are few.
   */
  static Storages some(PlanProblem problem, int about) {
    List<List<CarProblem>> bySignature = new ArrayList<>();
    problem.signatures().forEach(way -> bySignature.add(new ArrayList<>()));
    problem.cars().forEach(car -> bySignature.get(car.signature()).add(car));
    List<Storage> cars = new ArrayList<>();
    double share = (double) about / problem.cars().size();
    for (List<CarProblem> alike : bySignature) {
      alike.sort(BY_STAY);
      int asked = Math.max(FEW, (int) Math.ceil(alike.size() * share));
      int apart = Math.max(1, alike.size() / asked);
      double each = (double) alike.size() / Math.ceilDiv(alike.size(), apart);
      for (int i = 0; i < alike.size(); i += apart) {
        cars.add(new Storage(alike.get(i), each, problem.hours()));
      }
    }
    return new Storages(cars, problem.steps());
  }

  double bounds() {
    return cars.stream().mapToDouble(Storage::bounds).sum();
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
   * Begins where the cars come to rest at prices that others have found.
   *
   * @param prices per signature and step
   * @param from strength with which bounds pull at first
   */
  void settle(double perKwh, double[][] prices, double from, double mu) {
    double[][] three = {scratch[0], scratch[1], scratch[2]};
    for (Storage car : cars) {
      car.settle(perKwh, prices[car.signature()], from, mu, scratch[3], scratch[4], three);
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

  /** Goes the step that was last prepared. */
  void move(double primal, double dual) {
    cars.forEach(car -> car.move(primal, dual));
  }

  /** Net power of each car in each of its steps. */
  double[][] powersKw() {
    return cars.stream().map(Storage::powerKw).toArray(double[][]::new);
  }
}
