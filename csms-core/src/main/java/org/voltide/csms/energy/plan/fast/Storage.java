package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.CarProblem;

/**
 * One car's side of the interior point method. The equations of its battery form a chain over time,
 * so they are eliminated in linear time; what remains concerns the cells alone. All numbers of a
 * car lie together, because it is memory that large fleets wait for. Not thread-safe.
 *
 * <p>Equation k: y_k − y_(k−1) − h (gain c_k − loss d_k) = 0, with the energy at the start on the
 * right of the first. Its multiplier is minus the worth of a stored kWh.
 */
final class Storage {

  /** A car that has not settled by then goes on with the others. */
  private static final int MOST_TURNS = 30;

  private static final double EQUATION_ERROR = 1e-2;

  /** How much stronger than wanted bounds may pull on a car that has settled. */
  private static final double NEAR = 2;

  /** Whoever goes so much of a step has nothing in the way. */
  private static final double NEARLY_ALL = 0.9;

  private final CarProblem car;

  /** How many cars it stands for. */
  private final double alike;

  /** Length of each step of the car. */
  private final double[] hours;

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

  Storage(CarProblem car, double alike, double[] hoursOfSite) {
    this.car = car;
    this.alike = alike;
    int count = car.length();
    hours = Arrays.copyOfRange(hoursOfSite, car.from(), car.from() + count);
    charge = new Variables(count);
    discharge = new Variables(count);
    held = new Variables[car.holding().pieces()];
    Arrays.setAll(held, p -> new Variables(count));
    worth = new double[count];
    worthChange = new double[count];
    missing = new double[count];
    pivot = new double[count];
    ratio = new double[count];
    link = new double[count];
  }

  int signature() {
    return car.signature();
  }

  double bounds() {
    return alike * ownBounds();
  }

  private int ownBounds() {
    return charge.bounds()
        + discharge.bounds()
        + Arrays.stream(held).mapToInt(Variables::bounds).sum();
  }

  /** Begins with one worth of stored energy in all steps. */
  void start(double perKwh, double[] prices, double mu) {
    Arrays.fill(worth, -perKwh);
    for (int k = 0; k < hours.length; k++) {
      charge.upper[k] = car.chargeKw()[k];
      charge.price[k] = car.chargePrice()[k] * hours[k];
      discharge.upper[k] = car.dischargeKw()[k];
      discharge.price[k] = car.dischargePrice()[k] * hours[k];
      charge.centre(k, reducedCharge(prices, k), mu);
      discharge.centre(k, reducedDischarge(prices, k), mu);
      double kept = keptWorth(k);
      for (int p = 0; p < held.length; p++) {
        held[p].upper[k] = exists(car.holding().widthKwh()[p][k]);
        held[p].price[k] = car.holding().price()[p][k];
        held[p].centre(k, held[p].price[k] - kept, mu);
      }
    }
  }

  private static double exists(double kwh) {
    return kwh < 1e-9 ? 0 : kwh;
  }

  private double reducedCharge(double[] prices, int k) {
    return charge.price[k] + hours[k] * car.chargeGain() * worth[k] + prices[car.from() + k];
  }

  private double reducedDischarge(double[] prices, int k) {
    return discharge.price[k] - hours[k] * car.dischargeLoss() * worth[k] - prices[car.from() + k];
  }

  private double keptWorth(int k) {
    return worth[k] - (k + 1 < worth.length ? worth[k + 1] : 0);
  }

  /** Measures the equations and adds the car's powers to those of its signature. */
  void measure(double[] kw) {
    double before = car.startKwh();
    for (int k = 0; k < hours.length; k++) {
      double in = charge.x[k];
      double out = discharge.x[k];
      double after = 0;
      for (Variables piece : held) {
        after += piece.x[k];
      }
      missing[k] = before - after + hours[k] * (car.chargeGain() * in - car.dischargeLoss() * out);
      before = after;
      kw[car.from() + k] += alike * (in - out);
    }
  }

  /**
   * Factors the equations.
   *
   * @param gives receives how the powers give way to prices
   * @param scratch as long as the plan
   */
  void factor(double[][] gives, double[] scratch) {
    factorChain();
    for (int k = 0; k < hours.length; k++) {
      int t = car.from() + k;
      gives[t][t] += alike * (charge.give[k] + discharge.give[k]);
    }
    addGives(gives, scratch);
  }

  private void factorChain() {
    double carried = 0;
    for (int k = 0; k < hours.length; k++) {
      double gain = hours[k] * car.chargeGain();
      double loss = hours[k] * car.dischargeLoss();
      double in = charge.aim(k);
      double out = discharge.aim(k);
      double kept = 0;
      for (Variables piece : held) {
        kept += piece.aim(k);
      }
      carried += gain * gain * in + loss * loss * out;
      pivot[k] = carried + kept;
      ratio[k] = kept / pivot[k];
      link[k] = gain * in + loss * out;
      carried *= ratio[k];
    }
  }

  /**
   * Subtracts link' · inverse · link. Row k of the inverse, right of its diagonal, is row k + 1
   * times the ratio.
   */
  private void addGives(double[][] gives, double[] row) {
    int length = hours.length;
    int from = car.from();
    double diagonal = 0;
    for (int k = length - 1; k >= 0; k--) {
      double r = ratio[k];
      double q = link[k];
      diagonal = 1 / pivot[k] + r * r * diagonal;
      double[] target = gives[from + k];
      target[from + k] -= alike * q * q * diagonal;
      scale(row, from + k + 1, from + length, r);
      subtract(target, row, from + k + 1, from + length, alike * q);
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

  /** Corrects the step, towards μ. */
  void correct(double mu) {
    charge.correct(mu);
    discharge.correct(mu);
    for (Variables piece : held) {
      piece.correct(mu);
    }
  }

  /** Solves the chain as if prices stayed, and adds what its powers then do. */
  void prepare(double[] kw) {
    double keptBefore = 0;
    for (int k = 0; k < hours.length; k++) {
      double in = charge.pull(k);
      double out = discharge.pull(k);
      double kept = 0;
      for (Variables piece : held) {
        kept += piece.pull(k);
      }
      double flow = hours[k] * (car.chargeGain() * in - car.dischargeLoss() * out);
      worthChange[k] = missing[k] + flow - kept + keptBefore;
      keptBefore = kept;
      kw[car.from() + k] += alike * (in - out);
    }
    solveChain(worthChange);
    for (int k = 0; k < hours.length; k++) {
      kw[car.from() + k] -= alike * link[k] * worthChange[k];
    }
  }

  private void solveChain(double[] values) {
    for (int k = 1; k < hours.length; k++) {
      values[k] += ratio[k - 1] * values[k - 1];
    }
    double next = 0;
    for (int k = hours.length - 1; k >= 0; k--) {
      next = values[k] / pivot[k] + ratio[k] * next;
      values[k] = next;
    }
  }

  /**
   * Moves with the change of prices.
   *
   * @param change of the prices that the car sees, per step of the plan
   * @param scratch three arrays as long as the plan
   */
  void follow(double[] change, Step step, double[][] scratch) {
    int length = hours.length;
    double[] kept = scratch[0];
    for (int k = 0; k < length; k++) {
      kept[k] = link[k] * change[car.from() + k];
    }
    solveChain(kept);
    double next = 0;
    for (int k = length - 1; k >= 0; k--) {
      double by = worthChange[k] - kept[k];
      double price = change[car.from() + k];
      worthChange[k] = by;
      scratch[1][k] = -hours[k] * car.chargeGain() * by - price;
      scratch[2][k] = hours[k] * car.dischargeLoss() * by + price;
      kept[k] = by - next;
      next = by;
    }
    charge.follow(scratch[1], alike, step);
    discharge.follow(scratch[2], alike, step);
    for (Variables piece : held) {
      piece.follow(kept, alike, step);
    }
  }

  /** Goes the step that was last prepared and followed. */
  void move(double primal, double dual) {
    charge.move(primal, dual);
    discharge.move(primal, dual);
    for (Variables piece : held) {
      piece.move(primal, dual);
    }
    for (int k = 0; k < hours.length; k++) {
      worth[k] += dual * worthChange[k];
    }
  }

  /**
   * Finds what the car does at prices that stay, where all bounds pull with the strength μ.
   *
   * @param from strength to begin with
   * @param nowhere receives what the car would have others know, as long as the plan
   * @param unchanged zeros, as long as the plan
   * @param scratch three arrays as long as the plan
   */
  void settle(
      double perKwh,
      double[] prices,
      double from,
      double mu,
      double[] nowhere,
      double[] unchanged,
      double[][] scratch) {
    start(perKwh, prices, from);
    int bounds = ownBounds();
    double here = from;
    double error = 1;
    boolean rests = false;
    for (int n = 0; n < MOST_TURNS && !rests; n++) {
      measure(nowhere);
      factorChain();
      prepare(nowhere);
      Step predicted = new Step();
      follow(unchanged, predicted, scratch);
      double share = predicted.gapAfter() / predicted.gap();
      correct(Math.max(mu, here * share * share * share));
      prepare(nowhere);
      Step step = new Step();
      follow(unchanged, step, scratch);
      move(step.primal(), step.dual());
      error *= Math.max(0, 1 - step.primal());
      here = step.gapAfter() / (alike * bounds);
      boolean free = Math.min(step.primal(), step.dual()) > NEARLY_ALL;
      rests = free && error < EQUATION_ERROR && here < NEAR * mu;
    }
  }

  /** The car's part of a lower bound on the cost. */
  double bound(double[] prices) {
    return alike * ownBound(prices);
  }

  private double ownBound(double[] prices) {
    double bound = car.startKwh() * worth[0];
    for (int k = 0; k < hours.length; k++) {
      double kept = keptWorth(k);
      bound +=
          Math.min(0, reducedCharge(prices, k)) * charge.upper[k]
              + Math.min(0, reducedDischarge(prices, k)) * discharge.upper[k];
      for (Variables piece : held) {
        bound += Math.min(0, piece.price[k] - kept) * piece.upper[k];
      }
    }
    return bound;
  }

  /** Net power in each step. */
  double[] powerKw() {
    double[] power = new double[hours.length];
    Arrays.setAll(power, k -> charge.x[k] - discharge.x[k]);
    return power;
  }
}
