package org.voltide.csms.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.lanes.CopyRows;
import org.voltide.csms.lanes.Partitions;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/** Collects what a round appends to {@code transaction_event}. */
final class EventRows {
  private final CopyRows rows = new CopyRows();
  private final List<Instant> times = new ArrayList<>();

  void add(UUID sessionId, Arrival arrival) {
    TransactionEventRequest event = arrival.event();
    Instant at = StationTime.believed(event.timestamp(), arrival.receivedAt());
    times.add(at);
    rows.text(sessionId.toString())
        .number(event.seqNo())
        .text(event.eventType().name())
        .instant(at)
        .text(event.triggerReason().name())
        .flag(Boolean.TRUE.equals(event.offline()))
        .instant(arrival.receivedAt())
        .json(Payloads.write(event))
        .end();
  }

  void store(Connection connection, Partitions partitions) throws SQLException {
    partitions.cover("transaction_event", times);
    rows.into(
        connection,
        "transaction_event",
        "session_id, seq_no, event_type, at, trigger_reason, offline, received_at, payload");
  }
}
