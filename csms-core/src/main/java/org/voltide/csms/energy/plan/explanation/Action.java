package org.voltide.csms.energy.plan.explanation;

/** What a car does for a while. */
public enum Action {
  CHARGING,
  DISCHARGING,
  /** Nothing, and it charges next. */
  WAITING,
  /** Nothing, and it keeps what it holds for later, or to the end. */
  HOLDING;

  /** Less is what is left by rounding. */
  private static final double NEGLIGIBLE_W = 50;

  /** Whether any power flows. */
  boolean flows() {
    return this == CHARGING || this == DISCHARGING;
  }

  /** What a power is; one at rest waits only when charging is next. */
  static Action of(double powerW) {
    if (powerW >= NEGLIGIBLE_W) {
      return CHARGING;
    }
    return powerW <= -NEGLIGIBLE_W ? DISCHARGING : HOLDING;
  }
}
