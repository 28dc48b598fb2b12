package org.voltide.csms.energy.control;

/** How what flows differs from what a station was told. */
enum Deviation {
  /** As told, within the tolerance of meters and cars. */
  NONE,
  /** Less than told in that direction: the car is the limit. */
  FALLS_SHORT,
  /** More than told, or the other way: the station does not follow. */
  EXCEEDS;

  private static final double TOLERANCE_W = 500;
  private static final double TOLERANCE_SHARE = 0.1;

  static Deviation of(double toldW, double measuredW) {
    double tolerance = Math.max(TOLERANCE_W, TOLERANCE_SHARE * Math.abs(toldW));
    if (measuredW > Math.max(toldW, 0) + tolerance || measuredW < Math.min(toldW, 0) - tolerance) {
      return EXCEEDS;
    }
    return Math.abs(measuredW - toldW) > tolerance ? FALLS_SHORT : NONE;
  }
}
