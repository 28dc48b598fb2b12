package org.voltide.csms.transactions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.metering.Reading;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/**
 * A TransactionEvent of a session (OCPP 2.x block E), without the driver's token.
 *
 * @param missing how many sequence numbers right before it have not arrived
 * @param offline whether the station was offline when it happened
 * @param reading the last one it brought, absent when it brought none
 */
public record SessionEvent(
    int seqNo,
    int missing,
    String type,
    Instant at,
    Instant receivedAt,
    String triggerReason,
    boolean offline,
    @Nullable String chargingState,
    @Nullable String stoppedReason,
    @Nullable Reading reading) {

  /** Those of one session after a place in the order, oldest first. */
  static final String SELECT =
      """
      select e.seq_no, e.event_type, e.at, e.trigger_reason, e.offline, e.received_at,
             e.payload::text as payload,
             e.payload -> 'transactionInfo' ->> 'chargingState' as charging_state,
             e.payload -> 'transactionInfo' ->> 'stoppedReason' as stopped_reason,
             greatest(0, e.seq_no - 1 - coalesce(lag(e.seq_no) over (order by e.seq_no, e.at), ?))
               as missing
        from transaction_event e
       where e.session_id = ? and (e.seq_no, e.at) > (?, ?::timestamptz)
       order by e.seq_no, e.at
       limit ?
      """;

  static SessionEvent of(Row row) {
    Instant receivedAt = row.instant("received_at");
    Optional<TransactionEventRequest> event =
        Payloads.written(TransactionEventRequest.class, row.text("payload"));
    List<Reading> readings =
        event.map(told -> Reading.of(told.meterValue(), receivedAt)).orElse(List.of());
    return new SessionEvent(
        row.whole("seq_no"),
        row.whole("missing"),
        row.text("event_type"),
        row.instant("at"),
        receivedAt,
        row.text("trigger_reason"),
        row.flag("offline"),
        row.maybeText("charging_state").orElse(null),
        row.maybeText("stopped_reason").orElse(null),
        readings.isEmpty() ? null : readings.getLast());
  }
}
