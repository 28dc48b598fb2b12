package org.voltide.ocpp.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.EventData;
import org.voltide.ocpp.message.diagnostics.EventDataBuilder;
import org.voltide.ocpp.message.diagnostics.EventNotificationType;
import org.voltide.ocpp.message.diagnostics.EventTrigger;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.Variable;
import org.voltide.ocpp.message.v16.ChargePointErrorCode;
import org.voltide.ocpp.message.v16.ChargePointStatus;
import org.voltide.ocpp.message.v16.StatusNotificationConf;
import org.voltide.ocpp.message.v16.StatusNotificationReq;

/**
 * StatusNotification. A connector's status becomes one of 2.1, and what it does becomes the
 * charging state of its transaction; the status of the whole station (connector 0), an error and
 * its end become events of the device model (OCPP 2.1 G01, N07).
 */
record Status(Door door, Transactions transactions) {

  Exchange<StatusNotificationConf> changed(StatusNotificationReq told) {
    Instant at = Objects.requireNonNullElseGet(told.timestamp(), () -> door.clock().instant());
    List<EventData> events = events(told, at);
    return events.isEmpty()
        ? status(told, at)
        : Exchange.tell(new NotifyEventRequest(at, 0, events, null, null), () -> status(told, at));
  }

  private Exchange<StatusNotificationConf> status(StatusNotificationReq told, Instant at) {
    StatusNotificationRequest status =
        new StatusNotificationRequest(
            at,
            connectorStatus(told.status()),
            told.connectorId(),
            Math.min(told.connectorId(), 1),
            null);
    return Exchange.ask(status, _ -> state(told, at));
  }

  private Exchange<StatusNotificationConf> state(StatusNotificationReq told, Instant at) {
    return chargingState(told.status())
        .flatMap(state -> transactions.state(told.connectorId(), state, at))
        .map(event -> Exchange.map(event, _ -> new StatusNotificationConf()))
        .orElseGet(() -> Exchange.done(new StatusNotificationConf()));
  }

  private List<EventData> events(StatusNotificationReq told, Instant at) {
    ChargePointErrorCode before = door.memory().error(told.connectorId(), told.errorCode());
    Optional<EventData> problem =
        told.errorCode() == ChargePointErrorCode.NoError && before == told.errorCode()
            ? Optional.empty()
            : Optional.of(problem(told, before, at));
    Optional<EventData> whole =
        told.connectorId() == 0
            ? Optional.of(
                event(told, "AvailabilityState", connectorStatus(told.status()).name(), at)
                    .trigger(EventTrigger.Delta)
                    .build())
            : Optional.empty();
    return Stream.of(whole, problem).flatMap(Optional::stream).toList();
  }

  /** An error, or the end of the one before. */
  private static EventData problem(
      StatusNotificationReq told, ChargePointErrorCode before, Instant at) {
    boolean over = told.errorCode() == ChargePointErrorCode.NoError;
    return event(told, "Problem", Boolean.toString(!over), at)
        .trigger(EventTrigger.Alerting)
        .cleared(over)
        .techCode((over ? before : told.errorCode()).name())
        .techInfo(techInfo(told).orElse(null))
        .build();
  }

  private static Optional<String> techInfo(StatusNotificationReq told) {
    List<String> parts =
        Stream.of(told.vendorId(), told.vendorErrorCode(), told.info())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  private static EventDataBuilder event(
      StatusNotificationReq told, String variable, String value, Instant at) {
    return EventDataBuilder.builder()
        .eventId(Objects.hash(told.connectorId(), variable, value, at) & Integer.MAX_VALUE)
        .timestamp(at)
        .actualValue(value)
        .eventNotificationType(EventNotificationType.HardWiredNotification)
        .component(component(told.connectorId()))
        .variable(new Variable(variable, null, null));
  }

  private static Component component(int connectorId) {
    return connectorId == 0
        ? new Component("ChargingStation", null, null, null)
        : new Component("Connector", evse(connectorId), null, null);
  }

  private static @Nullable Evse evse(int connectorId) {
    return new Evse(connectorId, 1, null);
  }

  private static ConnectorStatus connectorStatus(ChargePointStatus status) {
    return switch (status) {
      case Available -> ConnectorStatus.Available;
      case Preparing, Charging, SuspendedEV, SuspendedEVSE, Finishing -> ConnectorStatus.Occupied;
      case Reserved -> ConnectorStatus.Reserved;
      case Unavailable -> ConnectorStatus.Unavailable;
      case Faulted -> ConnectorStatus.Faulted;
    };
  }

  private static Optional<ChargingState> chargingState(ChargePointStatus status) {
    return switch (status) {
      case Charging -> Optional.of(ChargingState.Charging);
      case SuspendedEV -> Optional.of(ChargingState.SuspendedEV);
      case SuspendedEVSE -> Optional.of(ChargingState.SuspendedEVSE);
      case Available, Preparing, Finishing, Reserved, Unavailable, Faulted -> Optional.empty();
    };
  }
}
