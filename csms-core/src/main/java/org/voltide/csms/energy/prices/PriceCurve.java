package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.time.Instant;

/** What a kWh costs and earns over time: on a market, or at a site. Immutable. */
public sealed interface PriceCurve permits MarketPrices, SitePrices {

  /** The currency of all prices and of the ledger. */
  String CURRENCY = "EUR";

  /**
   * What holds at an instant.
   *
   * @param known false for a guess
   */
  record Price(BigDecimal importPrice, BigDecimal exportPrice, boolean known) {}

  /** The price at an instant. */
  Price at(Instant instant);

  /** The end of the unbroken known prices from an instant on; the instant itself when unknown. */
  Instant knownUntil(Instant from);
}
