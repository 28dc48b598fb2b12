package org.voltide.csms.energy.prices;

import java.time.Instant;

/**
 * A bidding zone or another area in which energy has one price.
 *
 * @param from start of its first price
 * @param to end of its last price
 */
public record PriceArea(String area, Instant from, Instant to) {

  /** The area of sites that name none, and of the price source. */
  public static final String USUAL = "default";

  /** What areas may be called, for instance {@code DE-LU}. */
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}";
}
