package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/**
 * The cars' side of the interior point method. The equations of one car's battery form a chain over
 * time, so they are eliminated car by car in linear time; what remains concerns the cells alone.
 * Not thread-safe.
 *
 * <p>Equation k of a car: y_k − y_(k−1) − h (gain c_k − loss d_k) = 0, with the energy at the start
 * on the right of the first. Its multiplier is minus the worth of a stored kWh.
 */
final class Storages {

  private final PlanProblem problem;
  private final double[] hours;

  /** Where each car's steps begin in the arrays, and one more entry. */
  private final int[] offsets;

  private final Variables charge;
  private final Variables discharge;

  /** Energy held at the end of each step, per piece of its price. */
  private final Variables[] held;

  private final double[] worth;
  private final double[] worthChange;
  private final double[] missing;

  /** Of the factored chain: pivot, and its share that leads on to the next step. */
  private final double[] pivot;

  private final double[] ratio;

  /** How a battery equation and the power of its step hang together. */
  private final double[] link;

  private final double[] scratch;

  /** Of one car: how the values of its variables change. */
  private final double[] chargeValue;

  private final double[] dischargeValue;
  private final double[] heldValue;

  Storages(PlanProblem problem) {
    this.problem = problem;
    hours = problem.hours();
    int cars = problem.cars().size();
    offsets = new int[cars + 1];
    for (int i = 0; i < cars; i++) {
      offsets[i + 1] = offsets[i] + problem.cars().get(i).length();
    }
    int count = offsets[cars];
    charge = new Variables(count);
    discharge = new Variables(count);
    int pieces = problem.cars().stream().mapToInt(car -> car.holding().pieces()).max().orElse(0);
    held = new Variables[pieces];
    Arrays.setAll(held, p -> new Variables(count));
    worth = new double[count];
    worthChange = new double[count];
    missing = new double[count];
    pivot = new double[count];
    ratio = new double[count];
    link = new double[count];
    scratch = new double[hours.length];
    chargeValue = new double[hours.length];
    dischargeValue = new double[hours.length];
    heldValue = new double[hours.length];
  }

  int bounds() {
    return charge.bounds()
        + discharge.bounds()
        + Arrays.stream(held).mapToInt(Variables::bounds).sum();
  }

  /**
   * Begins with one worth of stored energy everywhere.
   *
   * @param prices per signature and step
   */
  void start(double perKwh, double[][] prices, double mu) {
    Arrays.fill(worth, -perKwh);
    for (int i = 0; i + 1 < offsets.length; i++) {
      CarProblem car = problem.cars().get(i);
      for (int k = 0; k < car.length(); k++) {
        int j = offsets[i] + k;
        double h = hours[car.from() + k];
        charge.upper[j] = car.chargeKw()[k];
        charge.price[j] = car.chargePrice()[k] * h;
        discharge.upper[j] = car.dischargeKw()[k];
        discharge.price[j] = car.dischargePrice()[k] * h;
        for (int p = 0; p < car.holding().pieces(); p++) {
          held[p].upper[j] = exists(car.holding().widthKwh()[p][k]);
          held[p].price[j] = car.holding().price()[p][k];
        }
      }
      centre(i, car, prices[car.signature()], mu);
    }
  }

  private static double exists(double kwh) {
    return kwh < 1e-9 ? 0 : kwh;
  }

  private void centre(int i, CarProblem car, double[] prices, double mu) {
    for (int k = 0; k < car.length(); k++) {
      int j = offsets[i] + k;
      charge.centre(j, reducedCharge(car, prices, j, k), mu);
      discharge.centre(j, reducedDischarge(car, prices, j, k), mu);
      double kept = keptWorth(car, j, k);
      for (Variables piece : held) {
        piece.centre(j, piece.price[j] - kept, mu);
      }
    }
  }

  private double reducedCharge(CarProblem car, double[] prices, int j, int k) {
    int t = car.from() + k;
    return charge.price[j] + hours[t] * car.chargeGain() * worth[j] + prices[t];
  }

  private double reducedDischarge(CarProblem car, double[] prices, int j, int k) {
    int t = car.from() + k;
    return discharge.price[j] - hours[t] * car.dischargeLoss() * worth[j] - prices[t];
  }

  private double keptWorth(CarProblem car, int j, int k) {
    return worth[j] - (k + 1 < car.length() ? worth[j + 1] : 0);
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
    for (int i = 0; i + 1 < offsets.length; i++) {
      CarProblem car = problem.cars().get(i);
      int signature = car.signature();
      move(i, primal, dual);
      measure(car, offsets[i], carsKw[signature]);
      factorChain(car, offsets[i], gives[signature]);
      addGives(car, offsets[i], gives[signature]);
      prepare(car, offsets[i], pulledKw[signature]);
    }
  }

  private void measure(CarProblem car, int offset, double[] kw) {
    double before = car.startKwh();
    for (int k = 0; k < car.length(); k++) {
      int j = offset + k;
      int t = car.from() + k;
      double in = charge.x[j];
      double out = discharge.x[j];
      double after = 0;
      for (Variables piece : held) {
        after += piece.x[j];
      }
      missing[j] = before - after + hours[t] * (car.chargeGain() * in - car.dischargeLoss() * out);
      before = after;
      kw[t] += in - out;
    }
  }

  private void factorChain(CarProblem car, int offset, double[][] gives) {
    double carried = 0;
    for (int k = 0; k < car.length(); k++) {
      int j = offset + k;
      int t = car.from() + k;
      double gain = hours[t] * car.chargeGain();
      double loss = hours[t] * car.dischargeLoss();
      double in = charge.aim(j);
      double out = discharge.aim(j);
      double kept = 0;
      for (Variables piece : held) {
        kept += piece.aim(j);
      }
      carried += gain * gain * in + loss * loss * out;
      pivot[j] = carried + kept;
      ratio[j] = kept / pivot[j];
      link[j] = gain * in + loss * out;
      carried *= ratio[j];
      gives[t][t] += in + out;
    }
  }

  /**
   * Subtracts link' · inverse · link. Row k of the inverse, right of its diagonal, is row k + 1
   * times the ratio.
   */
  private void addGives(CarProblem car, int offset, double[][] gives) {
    int length = car.length();
    int from = car.from();
    double[] row = scratch;
    double diagonal = 0;
    for (int k = length - 1; k >= 0; k--) {
      int j = offset + k;
      double r = ratio[j];
      double q = link[j];
      diagonal = 1 / pivot[j] + r * r * diagonal;
      double[] target = gives[from + k];
      target[from + k] -= q * q * diagonal;
      scale(row, from + k + 1, from + length, r);
      subtract(target, row, from + k + 1, from + length, q);
      row[from + k] = q * diagonal;
    }
  }

  private static void scale(double[] values, int from, int to, double factor) {
    for (int t = from; t < to; t++) {
      values[t] *= factor;
    }
  }

  private static void subtract(double[] target, double[] values, int from, int to, double factor) {
    for (int t = from; t < to; t++) {
      target[t] -= factor * values[t];
    }
  }

  /** Prepares the corrected step, towards μ. */
  void correct(double mu, double[][] pulledKw) {
    for (int i = 0; i + 1 < offsets.length; i++) {
      CarProblem car = problem.cars().get(i);
      for (int j = offsets[i]; j < offsets[i + 1]; j++) {
        charge.correct(j, mu);
        discharge.correct(j, mu);
        for (Variables piece : held) {
          piece.correct(j, mu);
        }
      }
      prepare(car, offsets[i], pulledKw[car.signature()]);
    }
  }

  /** Solves a chain as if prices stayed, and adds what its powers then do. */
  private void prepare(CarProblem car, int offset, double[] kw) {
    double keptBefore = 0;
    for (int k = 0; k < car.length(); k++) {
      int j = offset + k;
      int t = car.from() + k;
      double in = charge.pull(j);
      double out = discharge.pull(j);
      double kept = 0;
      for (Variables piece : held) {
        kept += piece.pull(j);
      }
      double flow = hours[t] * (car.chargeGain() * in - car.dischargeLoss() * out);
      scratch[k] = missing[j] + flow - kept + keptBefore;
      keptBefore = kept;
      kw[t] += in - out;
    }
    solveChain(offset, car.length());
    for (int k = 0; k < car.length(); k++) {
      int j = offset + k;
      worthChange[j] = scratch[k];
      kw[car.from() + k] -= link[j] * scratch[k];
    }
  }

  private void solveChain(int offset, int length) {
    for (int k = 1; k < length; k++) {
      scratch[k] += ratio[offset + k - 1] * scratch[k - 1];
    }
    double next = 0;
    for (int k = length - 1; k >= 0; k--) {
      next = scratch[k] / pivot[offset + k] + (k + 1 < length ? ratio[offset + k] * next : 0);
      scratch[k] = next;
    }
  }

  /**
   * Moves with the change of prices.
   *
   * @param priceChanges per signature and step
   */
  void follow(double[][] priceChanges, Step step) {
    for (int i = 0; i + 1 < offsets.length; i++) {
      CarProblem car = problem.cars().get(i);
      double[] change = priceChanges[car.signature()];
      int length = car.length();
      for (int k = 0; k < length; k++) {
        scratch[k] = link[offsets[i] + k] * change[car.from() + k];
      }
      solveChain(offsets[i], length);
      double next = 0;
      for (int k = length - 1; k >= 0; k--) {
        int j = offsets[i] + k;
        int t = car.from() + k;
        double by = worthChange[j] - scratch[k];
        worthChange[j] = by;
        chargeValue[k] = -hours[t] * car.chargeGain() * by - change[t];
        dischargeValue[k] = hours[t] * car.dischargeLoss() * by + change[t];
        heldValue[k] = by - next;
        next = by;
      }
      charge.follow(offsets[i], length, chargeValue, step);
      discharge.follow(offsets[i], length, dischargeValue, step);
      for (Variables piece : held) {
        piece.follow(offsets[i], length, heldValue, step);
      }
    }
  }

  /** Goes the step that was last prepared and followed. */
  private void move(int i, double primal, double dual) {
    for (int j = offsets[i]; j < offsets[i + 1]; j++) {
      charge.move(j, primal, dual);
      discharge.move(j, primal, dual);
      for (Variables piece : held) {
        piece.move(j, primal, dual);
      }
      worth[j] += dual * worthChange[j];
    }
  }

  /** The cars' part of a lower bound on the cost. */
  double bound(double[][] prices) {
    double bound = 0;
    for (int i = 0; i + 1 < offsets.length; i++) {
      CarProblem car = problem.cars().get(i);
      double[] price = prices[car.signature()];
      bound += car.startKwh() * worth[offsets[i]];
      for (int k = 0; k < car.length(); k++) {
        int j = offsets[i] + k;
        double kept = keptWorth(car, j, k);
        bound +=
            Math.min(0, reducedCharge(car, price, j, k)) * charge.upper[j]
                + Math.min(0, reducedDischarge(car, price, j, k)) * discharge.upper[j];
        for (Variables piece : held) {
          bound += Math.min(0, piece.price[j] - kept) * piece.upper[j];
        }
      }
    }
    return bound;
  }

  /** Net power of each car in each of its steps, after the step that was last prepared. */
  double[][] powersKw(double primal, double dual) {
    double[][] powers = new double[offsets.length - 1][];
    for (int i = 0; i < powers.length; i++) {
      move(i, primal, dual);
      powers[i] = new double[offsets[i + 1] - offsets[i]];
      for (int k = 0; k < powers[i].length; k++) {
        powers[i][k] = charge.x[offsets[i] + k] - discharge.x[offsets[i] + k];
      }
    }
    return powers;
  }
}
