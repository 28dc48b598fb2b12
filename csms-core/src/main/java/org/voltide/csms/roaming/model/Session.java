package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charging session of a partner's driver. */
@RecordBuilder
public record Session(
    String countryCode,
    String partyId,
    String id,
    Instant startDateTime,
    @Nullable Instant endDateTime,
    BigDecimal kwh,
    CdrToken cdrToken,
    AuthMethod authMethod,
    @Nullable String authorizationReference,
    String locationId,
    String evseUid,
    String connectorId,
    String currency,
    List<ChargingPeriod> chargingPeriods,
    @Nullable Price totalCost,
    Status status,
    Instant lastUpdated)
    implements SessionBuilder.With {

  /** How far it is. */
  public enum Status {
    ACTIVE,
    COMPLETED
  }

  /** The same session, changed when it says something else than before. */
  public Session since(Session before) {
    return withLastUpdated(before.lastUpdated).equals(before) ? before : this;
  }
}
