package org.voltide.csms.roaming.shared;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * What OCPI wants to know of a site beyond the registry.
 *
 * @param country ISO 3166-1 alpha-3
 * @param taxPercent of VAT in the site's tariff; absent when it is not taxed
 */
public record PublishedSite(
    @NotBlank @Size(max = 255) String address,
    @NotBlank @Size(max = 45) String city,
    @Nullable @Size(min = 1, max = 10) String postalCode,
    @Nullable @Size(min = 1, max = 45) String state,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String country,
    @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3)
        BigDecimal taxPercent) {

  static PublishedSite of(Row row) {
    return new PublishedSite(
        row.text("address"),
        row.text("city"),
        row.maybeText("postal_code").orElse(null),
        row.maybeText("state").orElse(null),
        row.text("country"),
        row.maybeMoney("tax_percent").orElse(null));
  }
}
