package org.voltide.csms.transactions;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Known;
import org.voltide.csms.authorization.RegisteredToken;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.type.IdTokenInfo;

/**
 * A TransactionEvent with what the system knows beside it.
 *
 * @param token what is known about the event's idToken
 * @param verdict on it; absent without idToken
 */
record Arrival(
    String stationId,
    String siteId,
    Instant receivedAt,
    TransactionEventRequest event,
    Optional<Known> token,
    @Nullable IdTokenInfo verdict,
    TariffBook tariffs) {

  Key key() {
    return new Key(stationId, StorableText.of(event.transactionInfo().transactionId()));
  }

  Optional<RegisteredToken> registered() {
    return token.filter(RegisteredToken.class::isInstance).map(RegisteredToken.class::cast);
  }

  /** What identifies a session for its station. */
  record Key(String stationId, String transactionId) {
    static Key of(Session session) {
      return new Key(session.stationId(), session.transactionId());
    }
  }
}
