package org.voltide.simulator.car;

/** What part of the power survives one conversion, between meter and battery cells. */
public final class Efficiency {
  static final double NOMINAL = 0.93;
  static final double BELOW_30_PERCENT = 0.90;
  static final double BELOW_10_PERCENT = 0.82;

  private Efficiency() {}

  /** The efficiency at a power (either sign) of equipment rated at {@code ratingW}. */
  public static double at(double powerW, double ratingW) {
    double load = Math.abs(powerW) / ratingW;
    if (load < 0.1) {
      return BELOW_10_PERCENT;
    }
    return load < 0.3 ? BELOW_30_PERCENT : NOMINAL;
  }
}
