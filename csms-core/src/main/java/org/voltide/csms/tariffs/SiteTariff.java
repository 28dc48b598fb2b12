package org.voltide.csms.tariffs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

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
  private static final BigDecimal WH_PER_KWH = BigDecimal.valueOf(1_000);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final int DIGITS = 2;
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

  /** What a session costs so far, in whole cents. */
  public BigDecimal cost(double energyWh, Duration time) {
    BigDecimal energy = perKwh.multiply(BigDecimal.valueOf(energyWh));
    BigDecimal hours = perHour.multiply(BigDecimal.valueOf(time.toSeconds()));
    return fixed
        .add(energy.divide(WH_PER_KWH))
        .add(hours.divide(SECONDS_PER_HOUR, DIGITS + 4, RoundingMode.HALF_EVEN))
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
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
