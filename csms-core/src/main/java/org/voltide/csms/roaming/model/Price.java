package org.voltide.csms.roaming.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount of money and the taxes on it, which together are exactly what is paid. */
public record Price(BigDecimal beforeTaxes, List<Tax> taxes) {
  private static final int DIGITS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * A tax.
   *
   * @param percentage of the amount before taxes
   */
  public record Tax(String name, @Nullable BigDecimal percentage, BigDecimal amount) {}

  /**
   * An amount that is paid in all.
   *
   * @param taxPercent in it; absent when there is no tax
   */
  public static Price paid(BigDecimal amount, @Nullable BigDecimal taxPercent) {
    if (taxPercent == null || taxPercent.signum() == 0) {
      return new Price(amount, List.of());
    }
    BigDecimal before = beforeTax(amount, taxPercent);
    return new Price(before, List.of(new Tax("VAT", taxPercent, amount.subtract(before))));
  }

  /** What remains of a price without the tax in it, to four digits, as OCPI counts. */
  public static BigDecimal beforeTax(BigDecimal amount, BigDecimal taxPercent) {
    return amount.multiply(HUNDRED).divide(HUNDRED.add(taxPercent), DIGITS, RoundingMode.HALF_EVEN);
  }

  /** What is paid. */
  public BigDecimal total() {
    return taxes.stream().map(Tax::amount).reduce(beforeTaxes, BigDecimal::add);
  }

  /** The same amount, given back. */
  public Price negated() {
    return new Price(
        beforeTaxes.negate(),
        taxes.stream()
            .map(tax -> new Tax(tax.name(), tax.percentage(), tax.amount().negate()))
            .toList());
  }
}
