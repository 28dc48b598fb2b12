package org.voltide.csms.energy.prices;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.prices.PriceCurve.Price;

/**
 * What a site pays for a kWh and gets for one, from some moment on. A kWh taken costs (what the
 * area's market asks, or the table says, + all adders of that time) · factor; one fed in earns the
 * fixed price, or what the market pays less the deduction.
 *
 * @param validFrom the start of a quarter hour; the next one when absent
 * @param area price area whose market it follows; absent when it has a table
 * @param table a price for each time of the week, instead of a market
 * @param adders grid fees, levies, margin; all that hold at a time add up
 * @param factor on all of that, for instance 1.19 for VAT; 1 when absent
 * @param exportDeduction from what the market pays; 0 when absent
 * @param exportPrice fixed, in place of the market's; with a table 0 when absent
 */
public record SupplyTariff(
    @Nullable Instant validFrom,
    @Nullable @Pattern(regexp = PriceArea.NAME, message = "must be 1 to 40 letters, digits, . _ -")
        String area,
    @Nullable @Size(max = MOST_PARTS) List<@NotNull @Valid WeeklyPrice> table,
    @Nullable @Size(max = MOST_PARTS) List<@NotNull @Valid WeeklyPrice> adders,
    @Nullable @Positive @DecimalMax("10") @Digits(integer = 2, fraction = 6) BigDecimal factor,
    @Nullable @DecimalMin("-10") @DecimalMax("10") @Digits(integer = 2, fraction = 6)
        BigDecimal exportDeduction,
    @Nullable @DecimalMin("-10") @DecimalMax("10") @Digits(integer = 2, fraction = 6)
        BigDecimal exportPrice) {

  private static final int MOST_PARTS = 100;

  /** As prices are kept. */
  private static final int SCALE = 6;

  public SupplyTariff {
    table = List.copyOf(Objects.requireNonNullElse(table, List.of()));
    adders = List.copyOf(Objects.requireNonNullElse(adders, List.of()));
    factor = Objects.requireNonNullElse(factor, BigDecimal.ONE);
    exportDeduction = Objects.requireNonNullElse(exportDeduction, BigDecimal.ZERO);
  }

  /** The same from some moment on. */
  SupplyTariff from(Instant start) {
    return new SupplyTariff(start, area, table, adders, factor, exportDeduction, exportPrice);
  }

  /** When it begins to hold. */
  @JsonIgnore
  Instant from() {
    return Objects.requireNonNull(validFrom);
  }

  /** What the site pays where the market asks this, at a local time. */
  Price price(Price market, LocalDateTime local) {
    BigDecimal export =
        Optional.ofNullable(exportPrice)
            .orElseGet(() -> market.exportPrice().subtract(exportDeduction));
    return new Price(paid(market.importPrice(), local), scaled(export), market.known());
  }

  /** What the site pays by its table, at a local time. */
  Price ownPrice(LocalDateTime local) {
    BigDecimal told = sum(table, local);
    BigDecimal export = Optional.ofNullable(exportPrice).orElse(BigDecimal.ZERO);
    return new Price(paid(told, local), scaled(export), true);
  }

  private BigDecimal paid(BigDecimal energy, LocalDateTime local) {
    return scaled(energy.add(sum(adders, local)).multiply(factor));
  }

  private static BigDecimal sum(List<WeeklyPrice> parts, LocalDateTime local) {
    return parts.stream()
        .filter(part -> part.includes(local))
        .map(WeeklyPrice::perKwh)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal scaled(BigDecimal price) {
    return price.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
