package org.voltide.csms.transactions;

import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.authorization.RegisteredToken;
import org.voltide.csms.lanes.StorableText;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/**
 * A TransactionEvent with what the system knows beside it.
 *
 * @param token what is registered for the event's idToken
 */
record Arrival(
    String stationId,
    String siteId,
    Instant receivedAt,
    TransactionEventRequest event,
    Optional<RegisteredToken> token) {

  Key key() {
    return new Key(stationId, StorableText.of(event.transactionInfo().transactionId()));
  }

  /** What identifies a session for its station. */
  record Key(String stationId, String transactionId) {}
}
