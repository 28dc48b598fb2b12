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
 * @param taxIncluded absent in OCPI 2.2.1, where prices never include taxes
 */
@RecordBuilder
public record Tariff(
    String countryCode,
    String partyId,
    String id,
    String currency,
    @Nullable TaxIncluded taxIncluded,
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
  public record Element(List<Component> priceComponents) {}

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
