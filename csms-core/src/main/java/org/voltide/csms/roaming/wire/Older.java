package org.voltide.csms.roaming.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Price;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.TokenType;

/** How OCPI 2.2.1 differs: prices with and without VAT, closed enumerations, tariffs untaxed. */
final class Older {
  private static final Set<String> LATER_STANDARDS = Set.of("MCS", "SAE_J3400");

  private Older() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Price.class, new PriceWriter())
        .addDeserializer(Price.class, new PriceReader())
        .setMixInAnnotation(Tariff.Limit.class, LimitNames.class)
        .addSerializer(TokenType.class, new TokenTypeWriter());
  }

  /** What 2.2.1 can say of it. */
  static Object of(Object value) {
    return switch (value) {
      case Location location -> location(location);
      case Evse evse -> evse(evse).<Object>map(e -> e).orElse(evse);
      case Tariff tariff -> tariff(tariff);
      case Cdr cdr -> cdr(cdr);
      default -> value;
    };
  }

  private static Location location(Location location) {
    return location.withEvses(
        location.evses().stream().flatMap(evse -> evse(evse).stream()).toList());
  }

  /** Empty when none of its connectors has a name there. */
  private static Optional<Evse> evse(Evse evse) {
    Evse known =
        evse.withConnectors(
                evse.connectors().stream()
                    .filter(connector -> !LATER_STANDARDS.contains(connector.standard()))
                    .toList())
            .withCapabilities(
                evse.capabilities().stream()
                    .filter(capability -> !capability.equals(Evse.BIDIRECTIONAL))
                    .toList());
    return known.connectors().isEmpty() ? Optional.empty() : Optional.of(known);
  }

  private static Tariff tariff(Tariff tariff) {
    return tariff
        .withTaxIncluded(null)
        .withElements(
            tariff.elements().stream()
                .map(
                    element ->
                        new Tariff.Element(
                            element.priceComponents().stream().map(Older::untaxed).toList(),
                            element.restrictions()))
                .toList());
  }

  private static Tariff.Component untaxed(Tariff.Component component) {
    return component.vat() == null
        ? component
        : new Tariff.Component(
            component.type(),
            Price.beforeTax(component.price(), component.vat()),
            component.vat(),
            component.stepSize());
  }

  private static Cdr cdr(Cdr cdr) {
    List<Tariff> tariffs = cdr.tariffs().stream().map(Older::tariff).toList();
    return cdr.withTariffs(tariffs).withTotalEnergyImport(null).withTotalEnergyExport(null);
  }

  /** How 2.2.1 calls the edges of a price. */
  private record LimitNames(
      @JsonProperty("excl_vat") BigDecimal beforeTaxes,
      @JsonProperty("incl_vat") @Nullable BigDecimal afterTaxes) {}

  private static final class PriceWriter extends StdSerializer<Price> {
    PriceWriter() {
      super(Price.class);
    }

    @Override
    public void serialize(Price price, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("excl_vat", price.beforeTaxes());
      out.writeNumberField("incl_vat", price.total());
      out.writeEndObject();
    }
  }

  private static final class PriceReader extends StdDeserializer<Price> {
    private static final int MOST_DIGITS = 30;

    PriceReader() {
      super(Price.class);
    }

    @Override
    public Price deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode price = context.readTree(in);
      JsonNode paid = price.path("incl_vat");
      if (!isMoney(price.path("excl_vat")) || !(paid.isMissingNode() || isMoney(paid))) {
        return context.reportInputMismatch(Price.class, "excl_vat and incl_vat are amounts");
      }
      BigDecimal before = price.get("excl_vat").decimalValue();
      return new Price(
          before,
          paid.isNumber()
              ? List.of(new Price.Tax("VAT", null, paid.decimalValue().subtract(before)))
              : List.of());
    }

    /** Sums of what has millions of digits would take all memory. */
    private static boolean isMoney(JsonNode amount) {
      return amount.isNumber() && Math.abs(amount.decimalValue().scale()) <= MOST_DIGITS;
    }
  }

  private static final class TokenTypeWriter extends StdSerializer<TokenType> {
    TokenTypeWriter() {
      super(TokenType.class);
    }

    @Override
    public void serialize(TokenType type, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(type == TokenType.EMAID ? TokenType.OTHER.name() : type.name());
    }
  }
}
