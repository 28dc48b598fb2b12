package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Prices that hold for a while.
 *
 * @param importPrice what a kWh from the grid costs
 * @param exportPrice what a kWh into the grid earns
 * @param co2KgPerKwh of a kWh from the grid, absent when nobody told
 */
public record PriceStep(
    Instant start,
    Instant end,
    BigDecimal importPrice,
    BigDecimal exportPrice,
    @Nullable BigDecimal co2KgPerKwh) {

  public PriceStep(Instant start, Instant end, BigDecimal importPrice, BigDecimal exportPrice) {
    this(start, end, importPrice, exportPrice, null);
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
