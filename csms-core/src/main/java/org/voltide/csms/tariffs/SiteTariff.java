package org.voltide.csms.tariffs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Pricing;
import org.voltide.csms.tariffs.pricing.Tariff;
import org.voltide.csms.tariffs.pricing.Tariff.Component;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.tariffs.pricing.Tariff.Element;
import org.voltide.csms.tariffs.pricing.Tariff.Limit;

/**
 * What a driver pays at a site, taxes included: flat prices, or elements that hold at their times.
 *
 * @param currency ISO 4217
 * @param perKwh for energy into the car; 0 where there are elements, and so the other flat prices
 * @param perHour from the first event of the session to the last
 * @param fixed per session
 * @param elements absent: the flat prices always hold
 * @param minimum what is paid at least
 * @param maximum what is paid at most
 */
public record SiteTariff(
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @DecimalMin("0") BigDecimal perKwh,
    @NotNull @DecimalMin("0") BigDecimal perHour,
    @NotNull @DecimalMin("0") BigDecimal fixed,
    @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid Element> elements,
    @Nullable @Valid Limit minimum,
    @Nullable @Valid Limit maximum) {

  /** Flat prices need not be told where there are elements. */
  public SiteTariff {
    if (elements != null) {
      perKwh = Optional.ofNullable(perKwh).orElse(BigDecimal.ZERO);
      perHour = Optional.ofNullable(perHour).orElse(BigDecimal.ZERO);
      fixed = Optional.ofNullable(fixed).orElse(BigDecimal.ZERO);
    }
  }

  public static SiteTariff flat(
      String currency, BigDecimal perKwh, BigDecimal perHour, BigDecimal fixed) {
    return new SiteTariff(currency, perKwh, perHour, fixed, null, null, null);
  }

  /** Reads what {@link #json} wrote. */
  public static SiteTariff parse(String json) {
    return Json.stored(SiteTariff.class, json);
  }

  /** As it is stored with what it belongs to. */
  public String json() {
    return Json.text(this);
  }

  /** Whether the price depends on the course of a session, not only on what it came to. */
  public boolean varies() {
    return elements != null;
  }

  /**
   * The same as a tariff of elements; flat prices are one that always holds. What is per hour is so
   * while parked, too.
   *
   * @param taxPercent in prices that say none themselves; absent when they are not taxed
   */
  public Tariff asTariff(@Nullable BigDecimal taxPercent) {
    List<Element> all =
        elements == null
            ? List.of(new Element(flatPrices(taxPercent), null))
            : elements.stream().map(element -> taxed(element, taxPercent)).toList();
    return new Tariff(currency, true, all, minimum, maximum);
  }

  private static Element taxed(Element element, @Nullable BigDecimal taxPercent) {
    return new Element(
        element.components().stream()
            .map(
                component ->
                    component.taxPercent() == null
                        ? new Component(
                            component.dimension(),
                            component.price(),
                            taxPercent,
                            component.stepSize())
                        : component)
            .toList(),
        element.restrictions());
  }

  private List<Component> flatPrices(@Nullable BigDecimal taxPercent) {
    List<Component> priced =
        Stream.of(
                new Component(Dimension.ENERGY, perKwh, taxPercent, 1),
                new Component(Dimension.TIME, perHour, taxPercent, 1),
                new Component(Dimension.PARKING_TIME, perHour, taxPercent, 1),
                new Component(Dimension.FLAT, fixed, taxPercent, 1))
            .filter(component -> component.price().signum() > 0)
            .toList();
    return priced.isEmpty()
        ? List.of(new Component(Dimension.FLAT, BigDecimal.ZERO, null, 1))
        : priced;
  }

  /**
   * What a session costs so far, in whole cents or what its currency has.
   *
   * @param zone of the site
   */
  public Cost cost(Usage usage, ZoneId zone) {
    return Pricing.of(asTariff(null), zone, usage.spans()).rounded();
  }

  /** For the display of a station (OCPP 2.1 I01). */
  public String text() {
    if (varies()) {
      return TariffText.of(asTariff(null));
    }
    StringBuilder text = new StringBuilder(part(perKwh, "/kWh"));
    for (String more : new String[] {part(perHour, "/h"), part(fixed, " per session")}) {
      text.append(text.isEmpty() || more.isEmpty() ? "" : ", ").append(more);
    }
    return text.isEmpty() ? "free of charge" : text.toString();
  }

  private String part(BigDecimal price, String unit) {
    return price.signum() == 0
        ? ""
        : "%s %s%s".formatted(price.stripTrailingZeros().toPlainString(), currency, unit);
  }
}
