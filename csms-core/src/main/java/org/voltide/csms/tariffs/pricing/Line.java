package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What one component of a tariff adds to a cost: {@code billed · price}, and the tax on it. Hours
 * are shown to nine digits; money is reckoned from the seconds.
 *
 * @param element of the tariff, from 0
 * @param reservation whether it is for keeping the place
 * @param quantity what was used, in kWh, hours or times
 * @param billed the same in whole steps
 * @param price per unit, as the tariff says it
 * @param taxPercent absent when it is not taxed
 */
public record Line(
    int element,
    Tariff.Dimension dimension,
    boolean reservation,
    BigDecimal quantity,
    BigDecimal billed,
    BigDecimal price,
    @Nullable BigDecimal taxPercent,
    Money amount) {
  private static final int DIGITS = 9;
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @param used kWh, seconds or times
   * @param billed alike
   */
  static Line of(Priced priced, BigDecimal used, BigDecimal billed, boolean taxIncluded) {
    Tariff.Component component = priced.component();
    BigDecimal price =
        component.dimension() == Tariff.Dimension.ENERGY_EXPORT
            ? component.price().negate()
            : component.price();
    return new Line(
        priced.element(),
        component.dimension(),
        priced.reservation(),
        inUnits(component, used),
        inUnits(component, billed),
        price,
        component.taxPercent(),
        money(inUnits(component, price.multiply(billed)), component.taxPercent(), taxIncluded));
  }

  private static BigDecimal inUnits(Tariff.Component component, BigDecimal amount) {
    return component.dimension().isTime()
        ? amount.divide(SECONDS_PER_HOUR, DIGITS, RoundingMode.HALF_EVEN)
        : amount;
  }

  private static Money money(
      BigDecimal amount, @Nullable BigDecimal taxPercent, boolean taxIncluded) {
    if (taxPercent == null) {
      return new Money(amount, BigDecimal.ZERO);
    }
    if (taxIncluded) {
      BigDecimal before =
          amount.multiply(HUNDRED).divide(HUNDRED.add(taxPercent), DIGITS, RoundingMode.HALF_EVEN);
      return new Money(before, amount.subtract(before));
    }
    return new Money(amount, amount.multiply(taxPercent).movePointLeft(2));
  }
}
