package org.voltide.csms.roaming.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.Tariff.Component;
import org.voltide.csms.roaming.model.Tariff.Dimension;
import org.voltide.csms.roaming.model.Tariff.TaxIncluded;
import org.voltide.csms.tariffs.SiteTariff;

/** The tariff of a site as OCPI writes it. */
public final class SharedTariff {

  private SharedTariff() {}

  /**
   * What is paid per hour counts from the first event to the last, so while parked, too.
   *
   * @param taxPercent in the prices; absent when they are not taxed
   */
  public static Tariff of(
      String id, Party owner, SiteTariff tariff, @Nullable BigDecimal taxPercent, Instant since) {
    List<Component> components =
        Stream.of(
                component(Dimension.ENERGY, tariff.perKwh(), taxPercent),
                component(Dimension.TIME, tariff.perHour(), taxPercent),
                component(Dimension.PARKING_TIME, tariff.perHour(), taxPercent),
                component(Dimension.FLAT, tariff.fixed(), taxPercent))
            .flatMap(Optional::stream)
            .toList();
    return new Tariff(
        owner.countryCode(),
        owner.partyId(),
        id,
        tariff.currency(),
        taxPercent == null ? TaxIncluded.NOT_TAXED : TaxIncluded.YES,
        List.of(
            new Tariff.Element(
                components.isEmpty()
                    ? List.of(new Component(Dimension.FLAT, BigDecimal.ZERO, null, 1))
                    : components)),
        since);
  }

  private static Optional<Component> component(
      Dimension dimension, BigDecimal price, @Nullable BigDecimal taxPercent) {
    return price.signum() == 0
        ? Optional.empty()
        : Optional.of(new Component(dimension, price, taxPercent, 1));
  }
}
