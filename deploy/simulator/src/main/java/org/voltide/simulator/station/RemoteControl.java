package org.voltide.simulator.station;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.wire.Standing;

/** What the CSMS does in a driver's or a technician's place (OCPP 2.1 E14 and block F). */
record RemoteControl(
    Cabinet cabinet, Facilities facilities, List<ChargingPoint> points, SmartCharging profiles)
    implements Block {
  private static final Key AUTHORIZE = Key.of("AuthCtrlr", "AuthorizeRemoteStart");

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
    triggers.when(
        MessageTrigger.TransactionEvent,
        request ->
            points.stream().anyMatch(p -> p.transactionId().isPresent())
                ? all(request, p -> p.tell(TriggerReason.Trigger, ReadingContext.Trigger))
                : Optional.empty());
    triggers.when(MessageTrigger.MeterValues, request -> all(request, this::tellMeter));
  }

  /** F01, F02, K05: a profile comes without transactionId and is for the new transaction. */
  private RequestStartTransactionResponse start(RequestStartTransactionRequest request) {
    if (cabinet.uplink().standing() != Standing.ACCEPTED) {
      return rejected("CSNotAccepted");
    }
    if (!startable(request.chargingProfile())) {
      return rejected("InvalidProfile");
    }
    Optional<ChargingPoint> point = point(request);
    if (point.isEmpty()) {
      return rejected("TxInProgress");
    }
    ChargingPoint chosen = point.get();
    Start start = start(request, chosen);
    if (cabinet.model().on(AUTHORIZE)) {
      cabinet.host().afterAnswer(() -> authorizeFirst(chosen, start));
      return new RequestStartTransactionResponse(RequestStartStopStatus.Accepted, null, null, null);
    }
    return new RequestStartTransactionResponse(
        RequestStartStopStatus.Accepted, null, chosen.startRemotely(start).orElse(null), null);
  }

  /** Where a car is waiting, or else where one may come. */
  private Optional<ChargingPoint> point(RequestStartTransactionRequest request) {
    return points.stream()
        .filter(p -> request.evseId() == null || request.evseId() == p.evseId())
        .filter(p -> p.takes(start(request, p)))
        .min(Comparator.comparing(p -> p.visit().isEmpty()));
  }

  private Start start(RequestStartTransactionRequest request, ChargingPoint point) {
    return Start.remotely(
        request.idToken(),
        request.groupIdToken(),
        request.remoteStartId(),
        transactionId -> {
          ChargingProfile profile = request.chargingProfile();
          if (profile != null) {
            var _ =
                profiles.install(
                    point.evseId(),
                    ChargingProfileBuilder.builder(profile).transactionId(transactionId).build());
          }
        });
  }

  /** F01.FR.02: with AuthorizeRemoteStart the token is treated like one shown at the station. */
  private void authorizeFirst(ChargingPoint point, Start start) {
    facilities
        .gatekeeper()
        .ask(
            start.token(),
            admitted -> {
              if (point.takes(start)) {
                var _ = point.startRemotely(start);
              }
            },
            () -> {},
            () -> {});
  }

  private static boolean startable(@Nullable ChargingProfile profile) {
    return profile == null
        || (profile.chargingProfilePurpose() == ChargingProfilePurpose.TxProfile
            && profile.transactionId() == null);
  }

  private static RequestStartTransactionResponse rejected(String reason) {
    return new RequestStartTransactionResponse(
        RequestStartStopStatus.Rejected, new StatusInfo(reason, null, null), null, null);
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

  private Optional<Runnable> all(TriggerMessageRequest request, Consumer<ChargingPoint> tells) {
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
