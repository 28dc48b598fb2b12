package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Prices that hold for a while.
 *
 * @param importPrice what a kWh from the grid costs
 * @param exportPrice what a kWh into the grid earns
 */
public record PriceStep(
    Instant start, Instant end, BigDecimal importPrice, BigDecimal exportPrice) {

  boolean covers(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
