package org.voltide.csms.energy.estimate;

/**
 * A guess and how sure it is.
 *
 * @param field what is guessed
 * @param value the guess: rather more energy and an earlier departure than usual
 * @param low below it lay one stay in ten
 * @param high above it lay one stay in ten
 * @param stays that it was guessed from
 */
public record Estimate(Field field, double value, double low, double high, int stays) {

  /** What can be guessed, with its unit. */
  public enum Field {
    /** Taken at the meter, Wh. */
    TAKEN_WH,
    /** From plugging in to leaving, h. */
    STAY_HOURS,
    /** At the EVSE, W. */
    MAX_CHARGE_W
  }
}
