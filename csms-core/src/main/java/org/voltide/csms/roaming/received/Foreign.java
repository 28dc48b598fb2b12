package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.CdrToken;
import org.voltide.csms.roaming.model.GeoLocation;
import org.voltide.csms.roaming.model.InvoiceReconciliation;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Price;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.Wire;

/**
 * What has to be in an object of a partner so that we can use it. Enumerations are texts here: what
 * a partner calls in a way that nobody knows yet is kept all the same.
 */
sealed interface Foreign {
  String countryCode();

  String partyId();

  String id();

  Instant lastUpdated();

  /** Who charged. */
  default Optional<CdrToken> token() {
    return Optional.empty();
  }

  /** The session that a CDR bills, where its partner says. */
  default Optional<String> billed() {
    return Optional.empty();
  }

  default Party party() {
    return new Party(countryCode(), partyId());
  }

  /**
   * Reads what a partner sent.
   *
   * @throws OcpiFault when something is missing or makes no sense
   */
  static Foreign read(Wire wire, Kind kind, JsonNode document) {
    return switch (kind) {
      case LOCATION -> wire.read(document, Site.class);
      case TARIFF -> wire.read(document, Prices.class);
      case SESSION -> wire.read(document, Charging.class);
      case CDR -> wire.read(document, Bill.class);
      case INVOICE -> Invoiced.of(wire.read(document, InvoiceReconciliation.class));
      case TOKEN -> throw new IllegalStateException("tokens are no operator's");
    };
  }

  record Site(
      String countryCode,
      String partyId,
      String id,
      String city,
      String country,
      GeoLocation coordinates,
      @Nullable List<Outlet> evses,
      Instant lastUpdated)
      implements Foreign {

    record Outlet(String uid, String status, List<Plug> connectors, Instant lastUpdated) {}

    record Plug(String id, String standard, Instant lastUpdated) {}
  }

  record Prices(
      String countryCode,
      String partyId,
      String id,
      String currency,
      List<Element> elements,
      Instant lastUpdated)
      implements Foreign {

    record Element(List<Component> priceComponents) {}

    record Component(String type, BigDecimal price, int stepSize) {}
  }

  record Charging(
      String countryCode,
      String partyId,
      String id,
      Instant startDateTime,
      @Nullable Instant endDateTime,
      BigDecimal kwh,
      CdrToken cdrToken,
      String locationId,
      String currency,
      @Nullable Price totalCost,
      String status,
      Instant lastUpdated)
      implements Foreign {
    @Override
    public Optional<CdrToken> token() {
      return Optional.of(cdrToken);
    }
  }

  record Bill(
      String countryCode,
      String partyId,
      String id,
      Instant startDateTime,
      Instant endDateTime,
      @Nullable String sessionId,
      CdrToken cdrToken,
      String currency,
      BigDecimal totalEnergy,
      Price totalCost,
      Instant lastUpdated)
      implements Foreign {
    @Override
    public Optional<CdrToken> token() {
      return Optional.of(cdrToken);
    }

    @Override
    public Optional<String> billed() {
      return Optional.ofNullable(sessionId);
    }
  }

  /** An invoice with the CDRs that it bills. */
  record Invoiced(String countryCode, String partyId, String id, Instant lastUpdated)
      implements Foreign {
    private static final int MOST_OF_INVOICE_ID = 255;

    /**
     * Ids of credit CDRs have more characters than the 36 that the specification gives them here.
     */
    private static final int MOST_OF_CDR_ID = 39;

    static Invoiced of(InvoiceReconciliation told) {
      demand(told.invoiceId(), MOST_OF_INVOICE_ID, "invoice_id");
      if (told.cdrs().isEmpty()) {
        throw OcpiFault.invalid("cdrs has to name one CDR at least.");
      }
      told.cdrs().forEach(cdr -> demand(cdr, MOST_OF_CDR_ID, "cdrs"));
      return new Invoiced(told.countryCode(), told.partyId(), told.id(), told.lastUpdated());
    }

    private static void demand(String text, int most, String field) {
      if (text.isBlank() || text.length() > most) {
        throw OcpiFault.invalid("%s: an id has 1 to %d characters.".formatted(field, most));
      }
    }
  }
}
