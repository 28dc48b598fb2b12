package org.voltide.csms.energy.estimate;

/**
 * What a session has shown of its car so far.
 *
 * @param takenWh through the meter into the car, less what came back
 * @param refuses whether the car takes nothing though it may
 * @param mostW the most it was seen to take
 * @param ableW what it takes of more that it may, infinite while that was not seen
 */
public record Progress(double takenWh, boolean refuses, double mostW, double ableW) {

  /** Nothing yet. */
  public static final Progress NONE = new Progress(0, false, 0, Double.POSITIVE_INFINITY);

  /** Batteries take less when they are nearly full; other reasons lower the power less. */
  private static final double FADED = 0.7;

  /** Whether it takes much less than before though it may take more. */
  boolean fades() {
    return ableW < FADED * mostW;
  }

  /** Whether it was seen what the car takes at full power. */
  boolean showsPower() {
    return !fades() && ableW > 0 && Double.isFinite(ableW);
  }

  /** With what was seen of its power. */
  public Progress seen(double most, double able) {
    return new Progress(takenWh, refuses, most, able);
  }
}
