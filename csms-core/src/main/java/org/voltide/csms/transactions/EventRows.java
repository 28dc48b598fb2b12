package org.voltide.csms.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.voltide.csms.lanes.CopyRows;
import org.voltide.csms.lanes.Partitions;
import org.voltide.csms.lanes.StationTime;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/** Collects what a round appends to {@code transaction_event}. */
final class EventRows {
  private static final PayloadCodec CODEC = PayloadCodec.of(OcppVersion.V2_1);

  /**
   * An escaped U+0000, which PostgreSQL cannot read; a backslash before it must not itself be
   * escaped.
   */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

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
        .text(payload(event))
        .end();
  }

  private static String payload(TransactionEventRequest event) {
    String json = CODEC.write(event);
    return json.contains("\\u0000") ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }

  void store(Connection connection, Partitions partitions) throws SQLException {
    partitions.cover("transaction_event", times);
    rows.into(
        connection,
        "transaction_event",
        "session_id, seq_no, event_type, at, trigger_reason, offline, received_at, payload");
  }
}
