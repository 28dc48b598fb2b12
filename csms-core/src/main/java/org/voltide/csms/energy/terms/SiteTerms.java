package org.voltide.csms.energy.terms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site pays and keeps beyond prices of energy. What is absent costs and keeps nothing.
 *
 * @param peakPricePerKw of the highest mean power of a quarter hour in each calendar month
 * @param co2PricePerTonne added to the price of what is drawn, to steer by; nobody is billed for it
 * @param co2GramsPerKwh of what the grid delivers
 * @param energyValuePerKwh of a kWh in a car that stays beyond the horizon of the plan; what one
 *     costs on average when absent
 * @param held power for services to the grid; of periods that overlap the largest powers hold
 */
public record SiteTerms(
    @Nullable @PositiveOrZero @DecimalMax("10000") Double peakPricePerKw,
    @Nullable @PositiveOrZero @DecimalMax("10000") Double co2PricePerTonne,
    @Nullable @PositiveOrZero @DecimalMax("5000") Double co2GramsPerKwh,
    @Nullable @DecimalMin("-10") @DecimalMax("10") Double energyValuePerKwh,
    @Nullable @Size(max = 24) List<@NotNull @Valid HeldPeriod> held) {

  /** Nothing of all that. */
  public static final SiteTerms NONE = new SiteTerms(null, null, null, null, List.of());

  public SiteTerms {
    held = List.copyOf(Objects.requireNonNullElse(held, List.of()));
  }

  /** What a kWh from the grid emits, in kg, where nobody told more. */
  public Optional<BigDecimal> usualKgPerKwh() {
    return Optional.ofNullable(co2GramsPerKwh)
        .map(grams -> BigDecimal.valueOf(grams).movePointLeft(3));
  }
}
