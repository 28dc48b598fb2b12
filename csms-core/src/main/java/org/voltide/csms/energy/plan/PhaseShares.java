package org.voltide.csms.energy.plan;

import java.util.List;

/** Which parts of a power flow through L1 to L3; together 1. */
public record PhaseShares(double l1, double l2, double l3) {

  public static final PhaseShares EVEN = new PhaseShares(1 / 3.0, 1 / 3.0, 1 / 3.0);

  public PhaseShares {
    if (!(l1 >= 0 && l2 >= 0 && l3 >= 0 && Math.abs(l1 + l2 + l3 - 1) < 1e-6)) {
      throw new IllegalArgumentException("shares of phases are not parts of one power");
    }
  }

  /**
   * In proportion to some numbers, at least 0 and not all 0.
   *
   * @param weights of L1 to L3
   */
  public static PhaseShares of(List<Double> weights) {
    double sum = weights.stream().mapToDouble(each -> each).sum();
    return new PhaseShares(weights.get(0) / sum, weights.get(1) / sum, weights.get(2) / sum);
  }

  /**
   * The part on a phase.
   *
   * @param phase 0 for L1 to 2 for L3
   */
  public double of(int phase) {
    return phase == 0 ? l1 : phase == 1 ? l2 : l3;
  }
}
