package org.voltide.csms.transactions;

import static org.voltide.ocpp.message.transactions.TransactionEventType.Ended;
import static org.voltide.ocpp.message.transactions.TransactionEventType.Started;
import static org.voltide.ocpp.message.transactions.TransactionEventType.Updated;

import java.time.Instant;
import java.util.List;
import org.voltide.csms.metering.MeterValues;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequestBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.IdToken;

/** Makes the events of a transaction that began at noon, one per minute. */
final class Events {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final IdToken CARD = new IdToken("04A2B3C4", "ISO14443", null, null);

  private Events() {}

  static Instant minute(long minute) {
    return NOON.plusSeconds(60 * minute);
  }

  static TransactionEventRequest started(String transaction) {
    return of(transaction, Started, 0)
        .triggerReason(TriggerReason.CablePluggedIn)
        .evse(new Evse(1, 1, null))
        .idToken(CARD)
        .transactionInfo(
            TransactionBuilder.builder()
                .transactionId(transaction)
                .chargingState(ChargingState.EVConnected)
                .build())
        .build();
  }

  /** Charging with 6 kW, 100 Wh a minute from a register at 5 kWh. */
  static TransactionEventRequest updated(String transaction, int seqNo) {
    return of(transaction, Updated, seqNo)
        .meterValue(
            List.of(MeterValues.car(minute(seqNo), 6_000, 5_000 + 100.0 * seqNo, 700, 40 + seqNo)))
        .transactionInfo(
            TransactionBuilder.builder()
                .transactionId(transaction)
                .chargingState(ChargingState.Charging)
                .build())
        .build();
  }

  static TransactionEventRequest ended(String transaction, int seqNo) {
    return of(transaction, Ended, seqNo)
        .meterValue(
            List.of(MeterValues.car(minute(seqNo), 6_000, 5_000 + 100.0 * seqNo, 700, 40 + seqNo)))
        .transactionInfo(
            TransactionBuilder.builder()
                .transactionId(transaction)
                .stoppedReason(StopReason.EVDisconnected)
                .build())
        .build();
  }

  static TransactionEventRequestBuilder of(
      String transaction, TransactionEventType type, int seqNo) {
    return TransactionEventRequestBuilder.builder()
        .eventType(type)
        .timestamp(minute(seqNo))
        .triggerReason(TriggerReason.MeterValuePeriodic)
        .seqNo(seqNo)
        .transactionInfo(TransactionBuilder.builder().transactionId(transaction).build());
  }
}
