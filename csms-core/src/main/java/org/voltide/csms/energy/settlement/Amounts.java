package org.voltide.csms.energy.settlement;

import java.math.BigDecimal;

/** What each party gets, in cents; below 0 for what it bears. */
public record Amounts(
    BigDecimal driver, BigDecimal fleet, BigDecimal siteHost, BigDecimal operator) {

  private static final BigDecimal NO_CENTS = new BigDecimal("0.00");

  /** Nobody gets anything. */
  public static final Amounts NONE = new Amounts(NO_CENTS, NO_CENTS, NO_CENTS, NO_CENTS);
}
