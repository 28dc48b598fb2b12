package org.voltide.csms.energy.estimate;

/**
 * A guess and how sure it is.
 *
 * @param field what is guessed
 * @param value what plans reckon with: rather more energy and an earlier departure than likely
 * @param low it is hardly less: one stay in ten was
 * @param likely as often more as less
 * @param high it is hardly more
 * @param source what it was guessed from
 * @param stays that it was guessed from, 0 when it was not from stays
 */
public record Estimate(
    Field field, double value, double low, double likely, double high, Source source, int stays) {

  /** What can be guessed, with its unit. */
  public enum Field {
    /** Of the battery, Wh. */
    CAPACITY_WH,
    /** Taken at the meter, Wh. */
    TAKEN_WH,
    /** From plugging in to leaving, h. */
    STAY_HOURS,
    /** At the EVSE, W. */
    MAX_CHARGE_W
  }

  /** What a guess follows from. */
  public enum Source {
    /** Stays of the vehicle before. */
    VEHICLE_STAYS,
    /** Stays of the token before. */
    TOKEN_STAYS,
    /** What the car does in this session. */
    SESSION,
    /** Most cars are so. */
    USUAL;

    /** Whether it is what was before. */
    public boolean isHistory() {
      return this == VEHICLE_STAYS || this == TOKEN_STAYS;
    }
  }

  /** What is as good as known. */
  static Estimate exactly(Field field, double value, Source source, int stays) {
    return new Estimate(field, value, value, value, value, source, stays);
  }

  /** The same where less is out of the question. */
  Estimate atLeast(double least) {
    return new Estimate(
        field,
        Math.max(value, least),
        Math.max(low, least),
        Math.max(likely, least),
        Math.max(high, least),
        source,
        stays);
  }

  /** The same where more is out of the question. */
  Estimate atMost(double most) {
    return new Estimate(
        field,
        Math.min(value, most),
        Math.min(low, most),
        Math.min(likely, most),
        Math.min(high, most),
        source,
        stays);
  }
}
