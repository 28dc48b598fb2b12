package org.voltide.csms.roaming.shared;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
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
import org.voltide.csms.tariffs.pricing.Restrictions;

/** The tariff of a site as OCPI writes it. */
public final class SharedTariff {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final Tariff.Element FREE =
      new Tariff.Element(List.of(new Component(Dimension.FLAT, BigDecimal.ZERO, null, 1)), null);

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
        limit(tariff.minimum()),
        limit(tariff.maximum()),
        elements(tariff.asTariff(taxPercent)),
        since);
  }

  private static Tariff.@Nullable Limit limit(
      org.voltide.csms.tariffs.pricing.Tariff.@Nullable Limit limit) {
    return limit == null ? null : new Tariff.Limit(limit.beforeTaxes(), limit.afterTaxes());
  }

  /** OCPI has nothing for what is given back, and wants something to be priced. */
  private static List<Tariff.Element> elements(org.voltide.csms.tariffs.pricing.Tariff tariff) {
    List<Tariff.Element> elements =
        tariff.elements().stream()
            .map(SharedTariff::element)
            .filter(element -> !element.priceComponents().isEmpty())
            .toList();
    return elements.isEmpty() ? List.of(FREE) : elements;
  }

  private static Tariff.Element element(org.voltide.csms.tariffs.pricing.Tariff.Element element) {
    return new Tariff.Element(
        element.components().stream().flatMap(SharedTariff::component).toList(),
        element.restrictions() == null ? null : restrictions(element.restrictions()));
  }

  private static Stream<Component> component(
      org.voltide.csms.tariffs.pricing.Tariff.Component component) {
    return dimension(component.dimension())
        .map(
            dimension ->
                new Component(
                    dimension, component.price(), component.taxPercent(), component.stepSize()))
        .stream();
  }

  private static Optional<Dimension> dimension(
      org.voltide.csms.tariffs.pricing.Tariff.Dimension dimension) {
    return switch (dimension) {
      case ENERGY -> Optional.of(Dimension.ENERGY);
      case TIME -> Optional.of(Dimension.TIME);
      case PARKING_TIME -> Optional.of(Dimension.PARKING_TIME);
      case FLAT -> Optional.of(Dimension.FLAT);
      case ENERGY_EXPORT -> Optional.empty();
    };
  }

  private static Tariff.Restrictions restrictions(Restrictions when) {
    return new Tariff.Restrictions(
        time(when.startTime()),
        time(when.endTime()),
        text(when.startDate()),
        text(when.endDate()),
        when.minKwh(),
        when.maxKwh(),
        when.minCurrent(),
        when.maxCurrent(),
        when.minPower(),
        when.maxPower(),
        when.minDuration(),
        when.maxDuration(),
        when.daysOfWeek() == null || when.daysOfWeek().isEmpty()
            ? null
            : when.daysOfWeek().stream().sorted().map(DayOfWeek::name).toList(),
        text(when.reservation()));
  }

  private static @Nullable String time(@Nullable LocalTime time) {
    return time == null ? null : MINUTES.format(time);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
