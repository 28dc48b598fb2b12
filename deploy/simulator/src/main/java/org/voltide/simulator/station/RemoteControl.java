package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockStatus;
import org.voltide.ocpp.message.transactions.GetTransactionStatusRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusResponse;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.wire.Standing;

/** What the CSMS does in a driver's or a technician's place (OCPP 2.1 E14 and block F). */
record RemoteControl(Cabinet cabinet, List<ChargingPoint> points, SmartCharging profiles)
    implements Block {
  @Override
  public void register(Desk desk) {
    desk.on(RequestStartTransactionRequest.class, this::start);
    desk.on(RequestStopTransactionRequest.class, this::stop);
    desk.on(GetTransactionStatusRequest.class, this::status);
    desk.on(UnlockConnectorRequest.class, this::unlock);
  }

  void register(Triggers triggers) {
    triggers.when(
        MessageTrigger.StatusNotification,
        request ->
            request.evse() == null || request.evse().connectorId() == null
                ? Optional.empty()
                : all(request, ChargingPoint::tellStatus));
    triggers.when(MessageTrigger.TransactionEvent, request -> all(request, ChargingPoint::trigger));
    triggers.when(MessageTrigger.MeterValues, request -> all(request, this::tellMeter));
  }

  /** F01, K05: a profile comes without transactionId and is for the new transaction. */
  private RequestStartTransactionResponse start(RequestStartTransactionRequest request) {
    Optional<ChargingPoint> point =
        points.stream()
            .filter(p -> request.evseId() == null || request.evseId() == p.evseId())
            .filter(p -> p.visit().isPresent() && p.transactionId().isEmpty())
            .filter(p -> cabinet.uplink().standing() == Standing.ACCEPTED)
            .findFirst();
    Optional<String> started =
        point.flatMap(p -> p.startRemotely(request.idToken(), request.remoteStartId()));
    ChargingProfile profile = request.chargingProfile();
    if (started.isPresent() && profile != null) {
      ChargingProfile own =
          ChargingProfileBuilder.builder(profile).transactionId(started.get()).build();
      var _ = profiles.install(point.orElseThrow().evseId(), own);
    }
    return new RequestStartTransactionResponse(
        started.isPresent() ? RequestStartStopStatus.Accepted : RequestStartStopStatus.Rejected,
        null,
        started.orElse(null),
        null);
  }

  private RequestStopTransactionResponse stop(RequestStopTransactionRequest request) {
    Optional<ChargingPoint> point = running(request.transactionId());
    point.ifPresent(
        p -> cabinet.host().afterAnswer(() -> p.end(StopReason.Remote, TriggerReason.RemoteStop)));
    return new RequestStopTransactionResponse(
        point.isPresent() ? RequestStartStopStatus.Accepted : RequestStartStopStatus.Rejected,
        null,
        null);
  }

  private GetTransactionStatusResponse status(GetTransactionStatusRequest request) {
    String id = request.transactionId();
    return id == null
        ? new GetTransactionStatusResponse(cabinet.uplink().holdsTransactionMessages(), null, null)
        : new GetTransactionStatusResponse(
            cabinet.uplink().holdsMessagesOf(id::equals), running(id).isPresent(), null);
  }

  private UnlockConnectorResponse unlock(UnlockConnectorRequest request) {
    UnlockStatus status =
        points.stream()
            .filter(p -> p.evseId() == request.evseId() && request.connectorId() == 1)
            .findFirst()
            .map(
                p ->
                    p.transactionId().isPresent()
                        ? UnlockStatus.OngoingAuthorizedTransaction
                        : UnlockStatus.Unlocked)
            .orElse(UnlockStatus.UnknownConnector);
    return new UnlockConnectorResponse(status, null, null);
  }

  private Optional<Runnable> all(
      TriggerMessageRequest request, java.util.function.Consumer<ChargingPoint> tells) {
    List<ChargingPoint> meant =
        points.stream()
            .filter(p -> request.evse() == null || request.evse().id() == p.evseId())
            .toList();
    return meant.isEmpty() ? Optional.empty() : Optional.of(() -> meant.forEach(tells));
  }

  private void tellMeter(ChargingPoint point) {
    cabinet
        .host()
        .tell(
            new MeterValuesRequest(
                point.evseId(), List.of(point.reading(ReadingContext.Trigger)), null));
  }

  private Optional<ChargingPoint> running(String transactionId) {
    return points.stream()
        .filter(p -> p.transactionId().filter(transactionId::equals).isPresent())
        .findFirst();
  }
}
