package org.voltide.csms.energy.plan.fast;

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

  /** One over the distance to the lower bound, and to the upper. */
  private final double[] perX;

  private final double[] perRoom;
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
    perX = new double[count];
    perRoom = new double[count];
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
    int bounds = 0;
    for (double u : upper) {
      bounds += u > 0 ? 1 : 0;
      bounds += u > 0 && u < Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return bounds;
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
    double perX = 1 / x[j];
    double perRoom = 1 / (u - x[j]);
    double given = 1 / (z[j] * perX + w[j] * perRoom);
    this.perX[j] = perX;
    this.perRoom[j] = perRoom;
    dz[j] = -z[j];
    dw[j] = -w[j];
    give[j] = given;
    return given;
  }

  /**
   * Prepares the step towards μ, corrected by what the last step has shown. Of a bound that is not
   * there all is 0, so that nothing has to be asked, and many are corrected at a time.
   */
  void correct(double mu) {
    for (int j = 0; j < x.length; j++) {
      double step = dx[j];
      double stepZ = -z[j] * (1 + perX[j] * step);
      double stepW = -w[j] * (1 - perRoom[j] * step);
      dz[j] = (mu - step * stepZ) * perX[j] - z[j];
      dw[j] = (mu + step * stepW) * perRoom[j] - w[j];
    }
  }

  /** What pulls the variable when its value stays, times its give. */
  double pull(int j) {
    return give[j] * (dz[j] - dw[j]);
  }

  /**
   * Moves the variables with the change of their values; {@link Step} hears how far they may go.
   *
   * @param alike how many such variables these stand for
   */
  void follow(double[] valueChanges, double alike, Step step) {
    double primalShare = 0;
    double dualShare = 0;
    double products = 0;
    double byPrimal = 0;
    double byDual = 0;
    double byBoth = 0;
    for (int j = 0; j < x.length; j++) {
      dx[j] = give[j] * (valueChanges[j] + dz[j] - dw[j]);
    }
    for (int j = 0; j < x.length; j++) {
      double u = upper[j];
      if (u == 0) {
        continue;
      }
      double by = dx[j];
      double here = x[j];
      double zHere = z[j];
      double shareX = -by * perX[j];
      double byZ = dz[j] + zHere * shareX;
      primalShare = shareX > primalShare ? shareX : primalShare;
      dualShare = -byZ > dualShare * zHere ? -byZ / zHere : dualShare;
      double room = u < Double.POSITIVE_INFINITY ? u - here : 0;
      double wHere = w[j];
      double shareRoom = by * perRoom[j];
      double byW = dw[j] + wHere * shareRoom;
      primalShare = shareRoom > primalShare ? shareRoom : primalShare;
      dualShare = -byW > dualShare * wHere ? -byW / wHere : dualShare;
      products += here * zHere + room * wHere;
      byPrimal += by * (zHere - wHere);
      byDual += here * byZ + room * byW;
      byBoth += by * (byZ - byW);
    }
    step.limit(primalShare, dualShare);
    step.add(alike * products, alike * byPrimal, alike * byDual, alike * byBoth);
  }

  /** Goes the step. */
  void move(double primal, double dual) {
    for (int j = 0; j < x.length; j++) {
      double by = dx[j];
      z[j] += dual * (dz[j] - z[j] * perX[j] * by);
      w[j] += dual * (dw[j] + w[j] * perRoom[j] * by);
      x[j] += primal * by;
    }
  }

  /** How far a step may go, and what it makes of the products x·z. Not thread-safe. */
  static final class Step {
    /** A step that goes nowhere. */
    static final Step NONE = none();

    /** The largest share of its distance to a bound that a full step takes a variable. */
    private double primalShare = DAMPING;

    private double dualShare = DAMPING;
    private double products;
    private double byPrimal;
    private double byDual;
    private double byBoth;

    private static Step none() {
      Step step = new Step();
      step.limit(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      return step;
    }

    /** Full steps take some variable, and some multiplier, this share of the way to its bound. */
    void limit(double primal, double dual) {
      primalShare = Math.max(primalShare, primal);
      dualShare = Math.max(dualShare, dual);
    }

    /** Sums over variables of x·z, of its changes by x alone, by z alone, and by both. */
    void add(double ofProducts, double ofPrimal, double ofDual, double ofBoth) {
      products += ofProducts;
      byPrimal += ofPrimal;
      byDual += ofDual;
      byBoth += ofBoth;
    }

    /** The part of the step that primal variables may go. */
    double primal() {
      return DAMPING / primalShare;
    }

    /** The part of the step that multipliers may go. */
    double dual() {
      return DAMPING / dualShare;
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
