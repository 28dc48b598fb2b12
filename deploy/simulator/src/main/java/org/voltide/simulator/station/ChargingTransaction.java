package org.voltide.simulator.station;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.CostDetails;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequestBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * A transaction's identity and the numbering of its events, from 0 without gaps (OCPP 2.1 E, 1.3).
 * Confined to the world's loop.
 */
final class ChargingTransaction {
  private final String id = UUID.randomUUID().toString();
  private final Instant since;
  private final Evse evse;
  private final @Nullable Integer remoteStartId;
  private int seqNo;

  /** What an event says beside its kind. */
  record Moment(
      Instant at,
      boolean offline,
      ChargingState state,
      @Nullable OperationMode mode,
      @Nullable String tariffId,
      MeterValue reading) {}

  ChargingTransaction(Instant since, int evseId, @Nullable Integer remoteStartId) {
    this.since = since;
    this.evse = new Evse(evseId, 1, null);
    this.remoteStartId = remoteStartId;
  }

  String id() {
    return id;
  }

  Instant since() {
    return since;
  }

  /**
   * @param reservationId of the reservation that is used up by this
   */
  TransactionEventRequest started(
      TriggerReason trigger, IdToken token, @Nullable Integer reservationId, Moment moment) {
    return event(TransactionEventType.Started, trigger, moment)
        .transactionInfo(info(moment).remoteStartId(remoteStartId).build())
        .evse(evse)
        .idToken(token)
        .reservationId(reservationId)
        .build();
  }

  TransactionEventRequest updated(TriggerReason trigger, Moment moment) {
    return event(TransactionEventType.Updated, trigger, moment).build();
  }

  /** Tells how far the transaction may go from now on (OCPP 2.1 E16). */
  TransactionEventRequest limited(TriggerReason trigger, TransactionLimit limit, Moment moment) {
    return event(TransactionEventType.Updated, trigger, moment)
        .transactionInfo(info(moment).transactionLimit(limit).build())
        .build();
  }

  TransactionEventRequest ended(
      TriggerReason trigger, StopReason reason, Moment moment, @Nullable CostDetails cost) {
    return event(TransactionEventType.Ended, trigger, moment)
        .transactionInfo(info(moment).stoppedReason(reason).build())
        .costDetails(cost)
        .build();
  }

  private TransactionEventRequestBuilder event(
      TransactionEventType type, TriggerReason trigger, Moment moment) {
    return TransactionEventRequestBuilder.builder()
        .eventType(type)
        .timestamp(moment.at)
        .triggerReason(trigger)
        .seqNo(seqNo++)
        .offline(moment.offline ? true : null)
        .meterValue(List.of(moment.reading))
        .transactionInfo(info(moment).build());
  }

  private TransactionBuilder info(Moment moment) {
    return TransactionBuilder.builder()
        .transactionId(id)
        .chargingState(moment.state)
        .operationMode(moment.mode)
        .tariffId(moment.tariffId);
  }
}
