package org.voltide.csms.energy.plan;

/** The phases between which an EVSE's power is spread. */
public enum Phases {
  THREE(1 / 3.0, 1 / 3.0, 1 / 3.0),
  L1(1, 0, 0),
  L2(0, 1, 0),
  L3(0, 0, 1),
  L1_L2(0.5, 0.5, 0),
  L2_L3(0, 0.5, 0.5),
  L3_L1(0.5, 0, 0.5),
  /** Not known: all of the power counts on every phase, which is safe wherever it flows. */
  UNKNOWN(1, 1, 1);

  /** Phases of a grid connection. */
  public static final int COUNT = 3;

  private final double[] shares;

  Phases(double... shares) {
    this.shares = shares;
  }

  /**
   * The part of the power that flows through a phase.
   *
   * @param phase 0 for L1 to 2 for L3
   */
  public double share(int phase) {
    return shares[phase];
  }
}
