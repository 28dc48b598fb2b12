package org.voltide.csms.energy.plan.problem;

/**
 * What it costs to hold energy at the end of each step: a convex piecewise linear function, from
 * nothing to the room.
 *
 * @param widthKwh per piece and step, together the room; 0 where a piece does not exist
 * @param price per piece and step of each kWh held in it, ascending with the pieces; negative where
 *     it is worth something
 */
public record Holding(double[][] widthKwh, double[][] price) {

  Holding(int pieces, int steps) {
    this(new double[pieces][steps], new double[pieces][steps]);
  }

  /** Pieces of the function in each step. */
  public int pieces() {
    return price.length;
  }

  /** What holding so much at the end of a step costs. */
  public double cost(int step, double kwh) {
    double cost = 0;
    double left = kwh;
    for (int p = 0; p < price.length; p++) {
      double held = p + 1 < price.length ? Math.min(left, widthKwh[p][step]) : left;
      cost += held * price[p][step];
      left -= held;
    }
    return cost;
  }

  /** Whether holding costs or earns nothing in a step. */
  public boolean isFree(int step) {
    for (double[] each : price) {
      if (each[step] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets the function of a step.
   *
   * @param top price above all bends
   * @param bendsKwh where the price changes, as many as there are pieces above the first, in any
   *     order; sorted here
   * @param rises by how much it changes there, parallel to the bends, at least 0
   */
  void set(int step, double room, double top, double[] bendsKwh, double[] rises) {
    sort(bendsKwh, rises);
    double upper = room;
    double above = top;
    for (int p = bendsKwh.length; p > 0; p--) {
      double bend = Math.clamp(bendsKwh[p - 1], 0, upper);
      widthKwh[p][step] = upper - bend;
      price[p][step] = above;
      above -= rises[p - 1];
      upper = bend;
    }
    widthKwh[0][step] = upper;
    price[0][step] = above;
  }

  /** Ascending bends, each with its rise; there are few. */
  private static void sort(double[] bends, double[] rises) {
    for (int i = 1; i < bends.length; i++) {
      for (int j = i; j > 0 && bends[j - 1] > bends[j]; j--) {
        swap(bends, j);
        swap(rises, j);
      }
    }
  }

  private static void swap(double[] values, int j) {
    double value = values[j];
    values[j] = values[j - 1];
    values[j - 1] = value;
  }
}
