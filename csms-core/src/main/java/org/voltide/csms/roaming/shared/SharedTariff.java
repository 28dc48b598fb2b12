package org.voltide.csms.roaming.shared;

import java.math.BigDecimal;
import java.time.Instant;
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
   * The tariff that sessions at the site are priced by.
   *
   * @param taxPercent in the prices; absent when they are not taxed
   */
  public static Tariff of(
      String id, Party owner, SiteTariff tariff, @Nullable BigDecimal taxPercent, Instant since) {
    return new Tariff(
        owner.countryCode(),
        owner.partyId(),
        id,
        tariff.currency(),
        taxPercent == null ? TaxIncluded.NOT_TAXED : TaxIncluded.YES,
        tariff.asTariff(taxPercent).elements().stream().map(SharedTariff::element).toList(),
        since);
  }

  private static Tariff.Element element(org.voltide.csms.tariffs.pricing.Tariff.Element element) {
    return new Tariff.Element(
        element.components().stream()
            .map(
                component ->
                    new Component(
                        Dimension.valueOf(component.dimension().name()),
                        component.price(),
                        component.taxPercent(),
                        component.stepSize()))
            .toList());
  }
}
