package org.voltide.ocpp.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequestBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.v16.MeterValuesConf;
import org.voltide.ocpp.message.v16.MeterValuesReq;
import org.voltide.ocpp.message.v16.SampleSet;
import org.voltide.ocpp.message.v16.StartTransactionConf;
import org.voltide.ocpp.message.v16.StartTransactionReq;
import org.voltide.ocpp.message.v16.StopCause;
import org.voltide.ocpp.message.v16.StopTransactionConf;
import org.voltide.ocpp.message.v16.StopTransactionReq;

/** StartTransaction, MeterValues and StopTransaction as TransactionEvents (OCPP 2.1 block E). */
record Transactions(Door door) {

  Exchange<StartTransactionConf> start(StartTransactionReq start) {
    StartKey key =
        new StartKey(start.connectorId(), start.idTag(), start.timestamp(), start.meterStart());
    return new Exchange.Number<>(key, number -> started(start, number));
  }

  private Exchange<StartTransactionConf> started(StartTransactionReq start, int number) {
    Memory memory = door.memory();
    memory.began(number, start.connectorId(), start.idTag(), start.timestamp());
    Optional<Integer> remoteStart = memory.remoteStart(start.idTag(), start.connectorId());
    List<MeterValue> begin =
        readings()
            .register(start.timestamp(), start.meterStart(), ReadingContext.TransactionBegin)
            .values();
    TransactionEventRequest event =
        event(TransactionEventType.Started, start.timestamp())
            .seqNo(SeqNo.STARTED)
            .triggerReason(
                remoteStart.isPresent() ? TriggerReason.RemoteStart : TriggerReason.Authorized)
            .transactionInfo(
                TransactionBuilder.builder()
                    .transactionId(Integer.toString(number))
                    .chargingState(ChargingState.EVConnected)
                    .remoteStartId(remoteStart.orElse(null))
                    .build())
            .evse(evse(start.connectorId()))
            .idToken(IdTags.token(start.idTag(), memory))
            .reservationId(start.reservationId())
            .meterValue(begin)
            .build();
    return Exchange.map(
        event, answer -> new StartTransactionConf(IdTags.info(answer.idTokenInfo()), number));
  }

  /** Values of a transaction, or of a connector when none is named and none is known. */
  Exchange<MeterValuesConf> values(MeterValuesReq told) {
    MeterReadings readings = readings().with(told.meterValue());
    if (readings.values().isEmpty() && readings.extra().isEmpty()) {
      return Exchange.done(new MeterValuesConf());
    }
    Optional<Integer> transaction = transaction(told);
    if (transaction.isPresent()) {
      return Exchange.map(updated(told, transaction.get(), readings), _ -> new MeterValuesConf());
    }
    return readings.values().isEmpty()
        ? Exchange.done(new MeterValuesConf())
        : Exchange.map(
            new MeterValuesRequest(
                told.connectorId(), readings.values(), readings.extra().orElse(null)),
            _ -> new MeterValuesConf());
  }

  private Optional<Integer> transaction(MeterValuesReq told) {
    Integer named = told.transactionId();
    if (named == null) {
      return Optional.empty();
    }
    if (named <= 0) {
      door.found().accept(Finding.PLACEHOLDER_TRANSACTION);
      return door.memory().runningOn(told.connectorId());
    }
    door.memory().began(named, told.connectorId(), "", first(told).timestamp());
    return Optional.of(named);
  }

  private TransactionEventRequest updated(
      MeterValuesReq told, int transaction, MeterReadings readings) {
    SampleSet first = first(told);
    ReadingContext context = MeterReadings.context(first.sampledValue().getFirst());
    return event(TransactionEventType.Updated, first.timestamp())
        .seqNo(SeqNo.reading(first.timestamp(), context, told.meterValue()))
        .triggerReason(
            switch (context) {
              case SampleClock -> TriggerReason.MeterValueClock;
              case Trigger -> TriggerReason.Trigger;
              default -> TriggerReason.MeterValuePeriodic;
            })
        .transactionInfo(
            TransactionBuilder.builder().transactionId(Integer.toString(transaction)).build())
        .evse(evse(told.connectorId()))
        .meterValue(readings.values().isEmpty() ? null : readings.values())
        .customData(readings.extra().orElse(null))
        .build();
  }

  /** Only asked of values that have at least one sample. */
  private static SampleSet first(MeterValuesReq told) {
    return told.meterValue().stream()
        .filter(set -> !set.sampledValue().isEmpty())
        .findFirst()
        .orElseGet(() -> told.meterValue().getFirst());
  }

  /** What a connector does, for the transaction it has. */
  Optional<TransactionEventRequest> state(int connectorId, ChargingState state, Instant at) {
    return door.memory()
        .runningOn(connectorId)
        .map(
            number ->
                event(TransactionEventType.Updated, at)
                    .seqNo(SeqNo.state(at, state))
                    .triggerReason(TriggerReason.ChargingStateChanged)
                    .transactionInfo(
                        TransactionBuilder.builder()
                            .transactionId(Integer.toString(number))
                            .chargingState(state)
                            .build())
                    .evse(evse(connectorId))
                    .build());
  }

  Exchange<StopTransactionConf> stop(StopTransactionReq stop) {
    MeterReadings readings = readings().with(stop.transactionData());
    readings.register(stop.timestamp(), stop.meterStop(), ReadingContext.TransactionEnd);
    StopCause cause = Objects.requireNonNullElse(stop.reason(), StopCause.Local);
    String idTag = stop.idTag();
    TransactionEventRequest event =
        event(TransactionEventType.Ended, stop.timestamp())
            .seqNo(SeqNo.ENDED)
            .triggerReason(trigger(cause))
            .transactionInfo(
                TransactionBuilder.builder()
                    .transactionId(ended(stop))
                    .stoppedReason(reason(cause))
                    .build())
            .idToken(idTag == null ? null : IdTags.token(idTag, door.memory()))
            .meterValue(readings.values())
            .customData(readings.extra().orElse(null))
            .build();
    return Exchange.map(
        event,
        answer ->
            new StopTransactionConf(idTag == null ? null : IdTags.info(answer.idTokenInfo())));
  }

  /**
   * A station that began offline may never have heard a number and names 0 or -1. The transaction
   * is then the newest that fits, or one of its own: its energy must not be lost.
   */
  private String ended(StopTransactionReq stop) {
    int named = stop.transactionId();
    Optional<Integer> number = Optional.of(named);
    if (named <= 0) {
      door.found().accept(Finding.PLACEHOLDER_TRANSACTION);
      number = door.memory().stoppedBy(stop.idTag(), stop.timestamp());
    }
    number.ifPresent(known -> door.memory().ended(known, stop.timestamp()));
    return number
        .map(String::valueOf)
        .orElseGet(() -> "unknown-" + stop.timestamp().getEpochSecond() + "-" + stop.meterStop());
  }

  private static TriggerReason trigger(StopCause cause) {
    return switch (cause) {
      case Local -> TriggerReason.StopAuthorized;
      case Remote -> TriggerReason.RemoteStop;
      case EVDisconnected -> TriggerReason.EVCommunicationLost;
      case DeAuthorized -> TriggerReason.Deauthorized;
      case HardReset, SoftReset, Reboot -> TriggerReason.ResetCommand;
      case UnlockCommand -> TriggerReason.UnlockCommand;
      case EmergencyStop, Other, PowerLoss -> TriggerReason.AbnormalCondition;
    };
  }

  private static StopReason reason(StopCause cause) {
    return switch (cause) {
      case Local -> StopReason.Local;
      case Remote -> StopReason.Remote;
      case EVDisconnected -> StopReason.EVDisconnected;
      case DeAuthorized -> StopReason.DeAuthorized;
      case HardReset, SoftReset -> StopReason.ImmediateReset;
      case Reboot -> StopReason.Reboot;
      case EmergencyStop -> StopReason.EmergencyStop;
      case PowerLoss -> StopReason.PowerLoss;
      case UnlockCommand, Other -> StopReason.Other;
    };
  }

  private TransactionEventRequestBuilder event(TransactionEventType type, Instant at) {
    return TransactionEventRequestBuilder.builder()
        .eventType(type)
        .timestamp(at)
        .offline(at.isBefore(door.openedAt()) ? true : null);
  }

  private MeterReadings readings() {
    return new MeterReadings(door.found());
  }

  private static @Nullable Evse evse(int connectorId) {
    return connectorId > 0 ? new Evse(connectorId, 1, null) : null;
  }
}
