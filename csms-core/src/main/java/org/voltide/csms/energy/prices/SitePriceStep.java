package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a site pays and earns in a quarter hour.
 *
 * @param known false for a guess
 */
public record SitePriceStep(
    Instant start, Instant end, BigDecimal importPrice, BigDecimal exportPrice, boolean known) {

  static SitePriceStep of(Instant start, Instant end, PriceCurve.Price price) {
    return new SitePriceStep(start, end, price.importPrice(), price.exportPrice(), price.known());
  }
}
