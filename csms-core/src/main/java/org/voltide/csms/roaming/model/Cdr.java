package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session is billed with. Never changes: a correction is a credit of it and a new one.
 *
 * @param totalEnergy kWh by the policy of the partner on what cars give back
 * @param totalTime hours
 * @param totalParkingTime hours of it without charging, where the price depends on them
 * @param credit whether it takes back another
 * @param totalEnergyImport kWh into the car, for partners that were promised it
 * @param totalEnergyExport kWh out of the car, for the same
 */
@RecordBuilder
public record Cdr(
    String countryCode,
    String partyId,
    String id,
    Instant startDateTime,
    Instant endDateTime,
    String sessionId,
    CdrToken cdrToken,
    AuthMethod authMethod,
    @Nullable String authorizationReference,
    CdrLocation cdrLocation,
    String currency,
    List<Tariff> tariffs,
    List<ChargingPeriod> chargingPeriods,
    Price totalCost,
    @Nullable Price totalFixedCost,
    BigDecimal totalEnergy,
    @Nullable Price totalEnergyCost,
    BigDecimal totalTime,
    @Nullable Price totalTimeCost,
    @Nullable BigDecimal totalParkingTime,
    @Nullable Price totalParkingCost,
    @Nullable String remark,
    @Nullable Boolean credit,
    @Nullable String creditReferenceId,
    @Nullable BigDecimal totalEnergyImport,
    @Nullable BigDecimal totalEnergyExport,
    Instant lastUpdated)
    implements CdrBuilder.With {

  /** Takes this one back: of all figures only the total is negative (OCPI CDRs, credits). */
  public Cdr creditedAs(String creditId, Instant now) {
    return withId(creditId)
        .withCredit(true)
        .withCreditReferenceId(id)
        .withTotalCost(totalCost.negated())
        .withLastUpdated(now);
  }

  /** Where it was, with the lengths that OCPI allows there. */
  public record CdrLocation(
      String id,
      String name,
      String address,
      String city,
      @Nullable String postalCode,
      @Nullable String state,
      String country,
      GeoLocation coordinates,
      String evseUid,
      String evseId,
      String connectorId,
      String connectorStandard,
      Connector.Format connectorFormat,
      Connector.PowerType connectorPowerType) {
    private static final int MOST_OF_ADDRESS = 45;
    private static final int MOST_OF_STATE = 20;

    public static CdrLocation of(Location location, Evse evse, Connector connector) {
      return new CdrLocation(
          location.id(),
          location.name(),
          cut(location.address(), MOST_OF_ADDRESS),
          location.city(),
          location.postalCode(),
          location.state() == null ? null : cut(location.state(), MOST_OF_STATE),
          location.country(),
          location.coordinates(),
          evse.uid(),
          evse.evseId(),
          connector.id(),
          connector.standard(),
          connector.format(),
          connector.powerType());
    }

    private static String cut(String text, int length) {
      return text.length() <= length ? text : text.substring(0, length);
    }
  }
}
