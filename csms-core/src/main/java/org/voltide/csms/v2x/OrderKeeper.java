package org.voltide.csms.v2x;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.transactions.SessionChanged;
import org.voltide.csms.transactions.SessionQueries;

/**
 * Sends orders anew to a station that came back or resumed a transaction: it may have forgotten
 * them, or taken them for invalid meanwhile (OCPP 2.1 E17, Q11, Q12). Thread-safe.
 */
@Singleton
class OrderKeeper {
  private static final Logger LOG = Logger.getLogger(OrderKeeper.class);

  private final ModeOrders orders;
  private final OperationModes modes;
  private final SessionQueries sessions;

  OrderKeeper(ModeOrders orders, OperationModes modes, SessionQueries sessions) {
    this.orders = orders;
    this.modes = modes;
    this.sessions = sessions;
  }

  void station(@Observes StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED) {
      repeat(change.stationId());
    }
  }

  void session(@Observes SessionChanged change) {
    if (change.kind() == SessionChanged.Kind.RESUMED) {
      repeat(change.stationId());
    }
  }

  private void repeat(String stationId) {
    Thread.ofVirtual()
        .name("orders-of-" + stationId)
        .start(() -> orders.at(stationId).forEach(this::repeat));
  }

  private void repeat(Ordered ordered) {
    try {
      sessions
          .find(ordered.sessionId())
          .ifPresent(
              session ->
                  Optional.ofNullable(session.evseId())
                      .ifPresent(evse -> modes.send(ordered, evse, session.transactionId())));
    } catch (Problem problem) {
      LOG.warnf(
          "The operation mode of session %s is not repeated: %s",
          ordered.sessionId(), problem.getMessage());
    }
  }
}
