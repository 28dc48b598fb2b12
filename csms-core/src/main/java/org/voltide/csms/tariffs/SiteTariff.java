package org.voltide.csms.tariffs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Pricing;
import org.voltide.csms.tariffs.pricing.Span;
import org.voltide.csms.tariffs.pricing.Tariff;
import org.voltide.csms.tariffs.pricing.Tariff.Component;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;

/**
 * What a driver pays at a site, taxes included.
 *
 * @param currency ISO 4217
 * @param perKwh for energy into the car
 * @param perHour from the first event of the session to the last
 * @param fixed per session
 */
public record SiteTariff(
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @DecimalMin("0") BigDecimal perKwh,
    @NotNull @DecimalMin("0") BigDecimal perHour,
    @NotNull @DecimalMin("0") BigDecimal fixed) {
  /** Of a kWh; what is smaller is left of computing in floating point. */
  private static final int METER_DIGITS = 6;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads what {@link #json} wrote. */
  public static SiteTariff parse(String json) {
    try {
      return JSON.readValue(json, SiteTariff.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored tariff cannot be read", e);
    }
  }

  /** As it is stored with what it belongs to. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tariff cannot be stored", e);
    }
  }

  /**
   * The same as a tariff of one element without restrictions. What is per hour is so while parked,
   * too.
   *
   * @param taxPercent in the prices; absent when they are not taxed
   */
  public Tariff asTariff(@Nullable BigDecimal taxPercent) {
    List<Component> priced =
        Stream.of(
                new Component(Dimension.ENERGY, perKwh, taxPercent, 1),
                new Component(Dimension.TIME, perHour, taxPercent, 1),
                new Component(Dimension.PARKING_TIME, perHour, taxPercent, 1),
                new Component(Dimension.FLAT, fixed, taxPercent, 1))
            .filter(component -> component.price().signum() > 0)
            .toList();
    List<Component> components =
        priced.isEmpty()
            ? List.of(new Component(Dimension.FLAT, BigDecimal.ZERO, null, 1))
            : priced;
    return new Tariff(currency, true, List.of(new Tariff.Element(components, null)), null, null);
  }

  /**
   * What a session costs so far, in whole cents or what its currency has; taxes are in it, but not
   * told apart.
   *
   * @param end not before the start; seconds that have begun count when they are over
   */
  public Cost cost(double energyWh, Instant start, Instant end) {
    BigDecimal kWh =
        BigDecimal.valueOf(energyWh)
            .movePointLeft(3)
            .setScale(METER_DIGITS, RoundingMode.HALF_EVEN);
    Instant until = start.plusSeconds(Math.max(0, Duration.between(start, end).toSeconds()));
    Span session = new Span(Span.Kind.CHARGING, start, until, kWh, BigDecimal.ZERO, null);
    return Pricing.of(asTariff(null), ZoneOffset.UTC, List.of(session)).rounded();
  }

  /** For the display of a station (OCPP 2.1 I01). */
  public String text() {
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
