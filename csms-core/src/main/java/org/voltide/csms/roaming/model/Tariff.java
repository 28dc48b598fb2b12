package org.voltide.csms.roaming.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What charging costs.
 *
 * @param minPrice what a session costs at least
 * @param maxPrice what it costs at most
 * @param taxIncluded absent in OCPI 2.2.1, where prices never include taxes
 */
@RecordBuilder
public record Tariff(
    String countryCode,
    String partyId,
    String id,
    String currency,
    @Nullable TaxIncluded taxIncluded,
    @Nullable Limit minPrice,
    @Nullable Limit maxPrice,
    List<Element> elements,
    Instant lastUpdated)
    implements TariffBuilder.With {

  /** Whether prices include taxes. */
  public enum TaxIncluded {
    YES,
    NO,
    @JsonProperty("N/A")
    NOT_TAXED
  }

  /** Components that hold together; without restrictions they always do. */
  public record Element(List<Component> priceComponents, @Nullable Restrictions restrictions) {}

  /**
   * When an element holds: all that is said has to be met (OCPI TariffRestrictions).
   *
   * @param startTime HH:MM at the location
   * @param endTime 00:00 is the end of the day
   * @param startDate YYYY-MM-DD
   * @param minCurrent A, sum over all phases
   * @param minPower kW
   * @param minDuration seconds
   */
  public record Restrictions(
      @Nullable String startTime,
      @Nullable String endTime,
      @Nullable String startDate,
      @Nullable String endDate,
      @Nullable BigDecimal minKwh,
      @Nullable BigDecimal maxKwh,
      @Nullable BigDecimal minCurrent,
      @Nullable BigDecimal maxCurrent,
      @Nullable BigDecimal minPower,
      @Nullable BigDecimal maxPower,
      @Nullable Long minDuration,
      @Nullable Long maxDuration,
      @Nullable List<String> dayOfWeek,
      @Nullable String reservation) {}

  /** An edge of the total. */
  public record Limit(BigDecimal beforeTaxes, @Nullable BigDecimal afterTaxes) {}

  /**
   * A price per unit.
   *
   * @param price per kWh, per hour or per session
   * @param vat percent
   * @param stepSize in Wh or seconds
   */
  public record Component(
      Dimension type, BigDecimal price, @Nullable BigDecimal vat, int stepSize) {}

  /** What is priced. */
  public enum Dimension {
    ENERGY,
    FLAT,
    PARKING_TIME,
    TIME
  }

  /** The same tariff, changed when it says something else than before. */
  public Tariff since(Tariff before) {
    return withLastUpdated(before.lastUpdated).equals(before) ? before : this;
  }
}
