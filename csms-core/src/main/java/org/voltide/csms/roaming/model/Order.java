package org.voltide.csms.roaming.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider has a station of an operator do (OCPI Commands). */
public sealed interface Order {

  /** Where the provider wants to read what became of it. */
  String responseUrl();

  record StartSession(
      String responseUrl,
      Token token,
      String locationId,
      @Nullable String evseUid,
      @Nullable String connectorId,
      @Nullable String authorizationReference)
      implements Order {}

  record StopSession(String responseUrl, String sessionId) implements Order {}

  record ReserveNow(
      String responseUrl,
      Token token,
      Instant expiryDate,
      String reservationId,
      String locationId,
      @Nullable String evseUid,
      @Nullable String authorizationReference)
      implements Order {}

  record CancelReservation(String responseUrl, String reservationId) implements Order {}

  record UnlockConnector(String responseUrl, String locationId, String evseUid, String connectorId)
      implements Order {}
}
