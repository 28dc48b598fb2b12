package org.voltide.csms.energy.plan;

import java.util.Arrays;

/**
 * The most that may flow through one place, per step in W, both at least 0.
 *
 * @param importW towards the cars
 * @param exportW towards the grid
 */
public record PowerLimit(double[] importW, double[] exportW) {

  public PowerLimit {
    if (importW.length != exportW.length) {
      throw new IllegalArgumentException("limits of import and export differ in length");
    }
    if (Arrays.stream(importW).anyMatch(w -> !(w >= 0))
        || Arrays.stream(exportW).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException("a limit is below 0");
    }
  }

  /** The same limits in all steps. */
  public static PowerLimit flat(int steps, double importW, double exportW) {
    double[] most = new double[steps];
    double[] least = new double[steps];
    Arrays.fill(most, importW);
    Arrays.fill(least, exportW);
    return new PowerLimit(most, least);
  }
}
