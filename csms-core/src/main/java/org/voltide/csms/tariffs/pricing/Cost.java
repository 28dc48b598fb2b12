package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is paid and why: {@code lines + toLimit + rounding = total}, exactly.
 *
 * @param toLimit what the tariff's minimum adds, or its maximum takes away
 * @param rounding what rounding to the digits of the currency adds or takes away
 */
public record Cost(String currency, List<Line> lines, Money toLimit, Money rounding, Money total) {
  private static final int USUAL_DIGITS = 2;

  /**
   * By code, of currencies that are paid in; looked up with every message that has a running cost.
   */
  private static final Map<String, Integer> DIGITS =
      Currency.getAvailableCurrencies().stream()
          .filter(known -> known.getDefaultFractionDigits() >= 0)
          .collect(
              Collectors.toUnmodifiableMap(
                  Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

  /** As it is paid: after taxes, and before, in the digits of its currency (ISO 4217). */
  public Cost rounded() {
    int digits = DIGITS.getOrDefault(currency, USUAL_DIGITS);
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
