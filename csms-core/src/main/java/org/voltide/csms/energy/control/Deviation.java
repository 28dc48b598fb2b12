package org.voltide.csms.energy.control;

/** How what flows differs from what was planned. */
enum Deviation {
  /** As planned, within the tolerance of meters and cars. */
  NONE,
  /** Less than planned in the planned direction: the car is the limit. */
  FALLS_SHORT,
  /** More than planned, or the other way: the station does not follow. */
  EXCEEDS;

  private static final double TOLERANCE_W = 500;
  private static final double TOLERANCE_SHARE = 0.1;

  static Deviation of(double plannedW, double measuredW) {
    double tolerance = Math.max(TOLERANCE_W, TOLERANCE_SHARE * Math.abs(plannedW));
    if (measuredW > Math.max(plannedW, 0) + tolerance
        || measuredW < Math.min(plannedW, 0) - tolerance) {
      return EXCEEDS;
    }
    return Math.abs(measuredW - plannedW) > tolerance ? FALLS_SHORT : NONE;
  }
}
