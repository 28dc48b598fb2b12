package org.voltide.csms.roaming.datex;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.Tariff.Component;
import org.voltide.csms.roaming.model.Tariff.Dimension;
import org.voltide.csms.roaming.model.Tariff.TaxIncluded;

/** What charging costs without a contract (EnergyRate); its prices are added. */
record EnergyRate(
    String idG,
    Code ratePolicy,
    Instant lastUpdated,
    List<String> applicableCurrency,
    List<EnergyPrice> energyPrice) {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final int DIGITS = 6;

  /** A price per kWh, per minute, or once. */
  record EnergyPrice(Code priceType, BigDecimal value, boolean taxIncluded) {

    private static EnergyPrice of(Component component, boolean taxIncluded) {
      return switch (component.type()) {
        case ENERGY -> new EnergyPrice(Code.of("pricePerKWh"), component.price(), taxIncluded);
        case FLAT -> new EnergyPrice(Code.of("basePrice"), component.price(), taxIncluded);
        case TIME, PARKING_TIME ->
            new EnergyPrice(
                Code.of("pricePerMinute"),
                component.price().divide(MINUTES, DIGITS, RoundingMode.HALF_UP),
                taxIncluded);
      };
    }
  }

  /**
   * Empty where prices that are added cannot say the tariff: it has restrictions or limits.
   *
   * @param point to which it belongs: rates are referred to by their id
   */
  static Optional<EnergyRate> of(Tariff tariff, String point) {
    if (tariff.minPrice() != null
        || tariff.maxPrice() != null
        || tariff.elements().stream().anyMatch(element -> element.restrictions() != null)) {
      return Optional.empty();
    }
    boolean taxIncluded = tariff.taxIncluded() == TaxIncluded.YES;
    return Optional.of(
        new EnergyRate(
            point + "-adhoc",
            Code.of("adHoc"),
            tariff.lastUpdated(),
            List.of(tariff.currency()),
            tariff.elements().stream()
                .flatMap(element -> element.priceComponents().stream())
                // Idle fees are due after charging only, which a price per minute cannot say.
                .filter(component -> component.type() != Dimension.PARKING_TIME)
                .map(component -> EnergyPrice.of(component, taxIncluded))
                .toList()));
  }
}
