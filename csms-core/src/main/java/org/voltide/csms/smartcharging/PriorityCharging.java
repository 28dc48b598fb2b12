package org.voltide.csms.smartcharging;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Statements;

/** Which transactions charge with priority (OCPP 2.1 K21, K22). Thread-safe. */
@Singleton
class PriorityCharging {
  private final Event<PriorityChanged> changes;

  PriorityCharging(Event<PriorityChanged> changes) {
    this.changes = changes;
  }

  /** Keeps it; {@link #announce} is for after the commit. */
  void keep(Statements statements, String stationId, String transactionId, boolean active) {
    statements.update(
        "update charging_session set priority_charging = ?"
            + " where station_id = ? and transaction_id = ?",
        active,
        stationId,
        StorableText.of(transactionId));
  }

  /** Has the plan take note. */
  void announce(String stationId) {
    changes.fire(new PriorityChanged(stationId));
  }
}
