package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;

/**
 * Variables 0 ≤ x ≤ upper of a linear program, each with a price and the multipliers z and w of its
 * two bounds, as an interior point method moves them: always strictly inside, and price − value = z
 * − w at all times. A variable with upper bound 0 does not exist; one without upper bound has
 * infinity. Not thread-safe.
 */
final class Variables {

  /** How much of the way to the nearest bound a step may go. */
  private static final double DAMPING = 0.9995;

  final double[] upper;
  final double[] price;
  final double[] x;
  final double[] dx;

  /** How far a variable gives way to a change of its value: 1 / (z/x + w/(upper − x)). */
  final double[] give;

  private final double[] z;
  private final double[] w;

  /** Change of z and w in a step, each without its part that follows dx. */
  private final double[] dz;

  private final double[] dw;

  Variables(int count) {
    upper = new double[count];
    price = new double[count];
    x = new double[count];
    dx = new double[count];
    give = new double[count];
    z = new double[count];
    w = new double[count];
    dz = new double[count];
    dw = new double[count];
  }

  int count() {
    return x.length;
  }

  /** Variables that exist, counting each of their bounds. */
  int bounds() {
    return (int)
        (Arrays.stream(upper).filter(u -> u > 0).count()
            + Arrays.stream(upper).filter(u -> u > 0 && u < Double.POSITIVE_INFINITY).count());
  }

  /** Places a variable where both bounds pull with the same strength μ at a reduced price. */
  void centre(int j, double reducedPrice, double mu) {
    double u = upper[j];
    if (u == 0) {
      return;
    }
    if (u == Double.POSITIVE_INFINITY) {
      x[j] = mu / reducedPrice;
      z[j] = reducedPrice;
      return;
    }
    double ru = reducedPrice * u;
    x[j] = 2 * mu * u / (ru + 2 * mu + Math.sqrt(ru * ru + 4 * mu * mu));
    z[j] = mu / x[j];
    w[j] = mu / (u - x[j]);
  }

  /** Prepares the step towards the bounds themselves and returns the variable's give. */
  double aim(int j) {
    double u = upper[j];
    if (u == 0) {
      return 0;
    }
    dz[j] = -z[j];
    dw[j] = -w[j];
    double give = 1 / (z[j] / x[j] + w[j] / (u - x[j]));
    this.give[j] = give;
    return give;
  }

  /** Prepares the step towards μ, corrected by what the last step has shown. */
  void correct(int j, double mu) {
    double u = upper[j];
    if (u == 0) {
      return;
    }
    double room = u - x[j];
    double step = dx[j];
    double stepZ = -z[j] - z[j] / x[j] * step;
    double stepW = -w[j] + w[j] / room * step;
    dz[j] = (mu - step * stepZ) / x[j] - z[j];
    dw[j] = (mu + step * stepW) / room - w[j];
  }

  /** What pulls the variable when its value stays, times its give. */
  double pull(int j) {
    return give[j] * (dz[j] - dw[j]);
  }

  /** Moves with the change of the variable's value; {@link Step} hears how far it may go. */
  void follow(int j, double valueChange, Step step) {
    double u = upper[j];
    if (u == 0) {
      return;
    }
    double here = x[j];
    double room = u - here;
    double by = give[j] * (valueChange + dz[j] - dw[j]);
    dx[j] = by;
    double byZ = dz[j] - z[j] / here * by;
    step.limitPrimal(by < 0 ? -here / by : room / by);
    if (byZ < 0) {
      step.limitDual(-z[j] / byZ);
    }
    step.add(here, z[j], by, byZ);
    if (u < Double.POSITIVE_INFINITY) {
      double byW = dw[j] + w[j] / room * by;
      if (byW < 0) {
        step.limitDual(-w[j] / byW);
      }
      step.add(room, w[j], -by, byW);
    }
  }

  /** Goes the step. */
  void move(double primal, double dual) {
    for (int j = 0; j < x.length; j++) {
      double u = upper[j];
      if (u == 0) {
        continue;
      }
      double by = dx[j];
      double room = u - x[j];
      double byZ = dz[j] - z[j] / x[j] * by;
      double byW = u < Double.POSITIVE_INFINITY ? dw[j] + w[j] / room * by : 0;
      x[j] += primal * by;
      z[j] += dual * byZ;
      w[j] += dual * byW;
    }
  }

  /** How far a step may go, and what it makes of the products x·z. Not thread-safe. */
  static final class Step {
    private double primal = 1 / DAMPING;
    private double dual = 1 / DAMPING;
    private double products;
    private double byPrimal;
    private double byDual;
    private double byBoth;

    void limitPrimal(double most) {
      primal = Math.min(primal, most);
    }

    void limitDual(double most) {
      dual = Math.min(dual, most);
    }

    void add(double x, double z, double dx, double dz) {
      products += x * z;
      byPrimal += dx * z;
      byDual += x * dz;
      byBoth += dx * dz;
    }

    double primal() {
      return primal * DAMPING;
    }

    double dual() {
      return dual * DAMPING;
    }

    /** Sum of all products before the step. */
    double gap() {
      return products;
    }

    /** Sum of all products after the step. */
    double gapAfter() {
      double p = primal();
      double d = dual();
      return products + p * byPrimal + d * byDual + p * d * byBoth;
    }
  }
}
