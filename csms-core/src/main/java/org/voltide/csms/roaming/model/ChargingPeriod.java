package org.voltide.csms.roaming.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What flowed from a time on, until the next period or the end. */
public record ChargingPeriod(
    Instant startDateTime, List<Dimension> dimensions, @Nullable String tariffId) {

  /**
   * An amount.
   *
   * @param volume kWh or hours; energy is negative where a car gave
   */
  public record Dimension(Kind type, BigDecimal volume) {}

  /** What is counted. */
  public enum Kind {
    ENERGY,
    ENERGY_EXPORT,
    ENERGY_IMPORT,
    PARKING_TIME,
    TIME
  }
}
