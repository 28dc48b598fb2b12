package org.voltide.csms.tariffs.pricing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff (OCPI Tariffs). For each dimension the first element in the list counts that prices it
 * and whose restrictions are met; a dimension that no element prices is free.
 *
 * @param currency ISO 4217
 * @param taxIncluded whether prices of components include their tax
 * @param minimum what is paid at least
 * @param maximum what is paid at most
 */
public record Tariff(
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    boolean taxIncluded,
    @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Element> elements,
    @Nullable @Valid Limit minimum,
    @Nullable @Valid Limit maximum) {

  /** What is priced. */
  public enum Dimension {
    /** Into the car, per kWh. */
    ENERGY,
    /** While the car takes or gives energy, and while a place is kept, per hour. */
    TIME,
    /** While the car is plugged in and asks for no power, per hour. */
    PARKING_TIME,
    /** Once per session, and once per reservation. */
    FLAT,
    /** Given back by the car, per kWh, paid to the driver. OCPI has nothing for it. */
    ENERGY_EXPORT;

    boolean isTime() {
      return this == TIME || this == PARKING_TIME;
    }
  }

  /** Prices that hold while the restrictions are met; always when there are none. */
  public record Element(
      @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Component> components,
      @Nullable @Valid Restrictions restrictions) {

    Restrictions when() {
      return restrictions == null ? Restrictions.NONE : restrictions;
    }
  }

  /**
   * A price per unit.
   *
   * @param price per kWh, per hour, or once
   * @param taxPercent absent when it is not taxed
   * @param stepSize Wh or seconds that are billed at once, the last ones in full; 0 bills
   *     fractions, too. Without meaning where energy is given back
   */
  public record Component(
      @NotNull Dimension dimension,
      @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 9) BigDecimal price,
      @Nullable @DecimalMin("0") @Digits(integer = 3, fraction = 4) BigDecimal taxPercent,
      @Min(0) @Max(1_000_000) int stepSize) {}

  /**
   * An edge of the total, before and after taxes each of its own.
   *
   * @param afterTaxes absent: taxes stay as they are
   */
  public record Limit(
      @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 9) BigDecimal beforeTaxes,
      @Nullable @DecimalMin("0") @Digits(integer = 9, fraction = 9) BigDecimal afterTaxes) {}
}
