package org.voltide.csms.energy.forecast;

/**
 * An expected power in W, or a share of one.
 *
 * @param low below it lies one quarter hour in twenty
 * @param middle below it lies every second one
 * @param high above it lies one in twenty
 */
public record Band(double low, double middle, double high) {

  public Band {
    if (!(low <= middle && middle <= high)) {
      throw new IllegalArgumentException("a band does not ascend");
    }
  }

  /** Without doubt. */
  public static Band certain(double value) {
    return new Band(value, value, value);
  }

  /** As wide around another middle. */
  Band around(double other) {
    return shifted(other - middle);
  }

  Band shifted(double by) {
    return new Band(low + by, middle + by, high + by);
  }

  Band within(double least, double most) {
    return new Band(
        Math.clamp(low, least, most),
        Math.clamp(middle, least, most),
        Math.clamp(high, least, most));
  }

  /** So many times as much. */
  public Band times(double factor) {
    return new Band(low * factor, middle * factor, high * factor);
  }

  /** Less what another, of which it knows nothing, takes away. */
  public Band minus(Band other) {
    double difference = middle - other.middle;
    return new Band(
        difference - Math.hypot(middle - low, other.high - other.middle),
        difference,
        difference + Math.hypot(high - middle, other.middle - other.low));
  }
}
