package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is paid and why: {@code lines + toLimit + rounding = total}, exactly.
 *
 * @param toLimit what the tariff's minimum adds, or its maximum takes away
 * @param rounding what rounding to the digits of the currency adds or takes away
 */
public record Cost(String currency, List<Line> lines, Money toLimit, Money rounding, Money total) {

  /** As it is paid: after taxes, and before, in so many digits. */
  public Cost rounded(int digits) {
    BigDecimal before = total.beforeTaxes().setScale(digits, RoundingMode.HALF_EVEN);
    BigDecimal after = total.afterTaxes().setScale(digits, RoundingMode.HALF_EVEN);
    Money rounded = new Money(before, after.subtract(before));
    return new Cost(currency, lines, toLimit, rounding.plus(rounded.minus(total)), rounded);
  }

  /** The part of it that a dimension makes, before limits and rounding. */
  public Money of(Tariff.Dimension dimension) {
    return lines.stream()
        .filter(line -> line.dimension() == dimension)
        .map(Line::amount)
        .reduce(Money.NONE, Money::plus);
  }
}
