package org.voltide.csms.roaming.sessions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.model.ChargingPeriod;
import org.voltide.csms.roaming.model.Connector;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Price;
import org.voltide.csms.roaming.model.Session;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.shared.SharedTariff;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Span;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;

/**
 * A charged session with where it was and what it costs; becomes a session and a CDR of OCPI. Pure.
 *
 * @param tariff the price of the session; absent where there is none, or the station reckoned
 */
record Billing(
    Charged charged,
    Location location,
    Evse evse,
    Connector connector,
    @Nullable SiteTariff tariff,
    String currency) {
  private static final int DIGITS = 4;

  /** Empty while the place is none that partners know. */
  static Optional<Billing> of(
      Charged charged, Location location, Optional<SiteTariff> siteTariff, String usualCurrency) {
    Optional<SiteTariff> tariff = Optional.ofNullable(charged.price()).or(() -> siteTariff);
    return location.evses().stream()
        .filter(evse -> evse.place().equals(new Evse.Place(charged.stationId(), charged.evseId())))
        .findFirst()
        .map(
            evse ->
                new Billing(
                    charged,
                    location,
                    evse,
                    evse.connector(String.valueOf(charged.connectorId()))
                        .orElse(evse.connectors().getFirst()),
                    charged.costOfStation() ? null : tariff.orElse(null),
                    tariff.map(SiteTariff::currency).orElse(usualCurrency)));
  }

  Session session(Instant now) {
    return new Session(
        location.countryCode(),
        location.partyId(),
        charged.id().toString(),
        charged.startedAt(),
        charged.endedAt(),
        charged.energy(),
        charged.token().cdrToken(),
        charged.authMethod(),
        charged.authReference(),
        location.id(),
        evse.uid(),
        connector.id(),
        currency,
        periods(),
        charged.totalCost() == null ? null : price(charged.totalCost()),
        charged.endedAt() == null ? Session.Status.ACTIVE : Session.Status.COMPLETED,
        now);
  }

  Cdr cdr(String id, Instant endedAt, Instant now) {
    boolean extended = charged.v2g() == V2gPolicy.EXTENDED;
    Optional<Cost> cost =
        Optional.ofNullable(tariff)
            .map(price -> price.cost(charged.usage(endedAt), ZoneId.of(location.timeZone())));
    return new Cdr(
        location.countryCode(),
        location.partyId(),
        id,
        charged.startedAt(),
        endedAt,
        charged.id().toString(),
        charged.token().cdrToken(),
        charged.authMethod(),
        charged.authReference(),
        Cdr.CdrLocation.of(location, evse, connector),
        currency,
        tariff == null ? List.of() : List.of(shared(tariff)),
        periods(),
        price(total()),
        part(cost, Dimension.FLAT),
        charged.energy(),
        part(cost, Dimension.ENERGY),
        charged.hours(),
        part(cost, Dimension.TIME),
        varies() ? parked(endedAt) : null,
        varies() ? part(cost, Dimension.PARKING_TIME) : null,
        null,
        null,
        null,
        extended ? charged.imported() : null,
        extended ? charged.exported() : null,
        now);
  }

  private boolean varies() {
    return tariff != null && tariff.varies();
  }

  /** Hours without charging. */
  private BigDecimal parked(Instant endedAt) {
    return charged.usage(endedAt).spans().stream()
        .filter(span -> span.kind() == Span.Kind.PARKED)
        .map(span -> Charged.hours(span.start(), span.end()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** As it was when the session began. */
  private Tariff shared(SiteTariff tariff) {
    Party owner = new Party(location.countryCode(), location.partyId());
    return SharedTariff.of(location.id(), owner, tariff, charged.taxPercent(), charged.startedAt());
  }

  /** What the driver owes; nothing where there is no tariff. */
  BigDecimal total() {
    return Optional.ofNullable(charged.totalCost()).orElse(BigDecimal.ZERO);
  }

  private @Nullable Price part(Optional<Cost> cost, Dimension dimension) {
    return cost.map(all -> all.of(dimension).afterTaxes())
        .map(amount -> price(amount.setScale(DIGITS, RoundingMode.HALF_EVEN)))
        .orElse(null);
  }

  private Price price(BigDecimal amount) {
    return Price.paid(amount, charged.taxPercent());
  }

  /**
   * What was charged, and where the partner is told so what was given back, which never share a
   * period: that is told as a period of no time at the end, because when it was is not billed.
   */
  private List<ChargingPeriod> periods() {
    String tariffId = tariff == null ? null : location.id();
    List<ChargingPeriod> periods = new ArrayList<>();
    if (varies()) {
      charged.usage(charged.until()).spans().forEach(span -> periods.add(period(span, tariffId)));
    } else {
      periods.add(
          new ChargingPeriod(
              charged.startedAt(),
              List.of(
                  new ChargingPeriod.Dimension(ChargingPeriod.Kind.ENERGY, charged.imported()),
                  new ChargingPeriod.Dimension(ChargingPeriod.Kind.TIME, charged.hours())),
              tariffId));
    }
    if (charged.v2g() == V2gPolicy.NET && charged.exported().signum() > 0) {
      periods.add(
          new ChargingPeriod(
              Optional.ofNullable(charged.endedAt()).orElse(charged.sampledAt()),
              List.of(
                  new ChargingPeriod.Dimension(
                      ChargingPeriod.Kind.ENERGY, charged.exported().negate())),
              null));
    }
    return List.copyOf(periods);
  }

  private static ChargingPeriod period(Span span, @Nullable String tariffId) {
    boolean parked = span.kind() == Span.Kind.PARKED;
    return new ChargingPeriod(
        span.start(),
        List.of(
            new ChargingPeriod.Dimension(ChargingPeriod.Kind.ENERGY, span.importKwh()),
            new ChargingPeriod.Dimension(
                parked ? ChargingPeriod.Kind.PARKING_TIME : ChargingPeriod.Kind.TIME,
                Charged.hours(span.start(), span.end()))),
        tariffId);
  }
}
