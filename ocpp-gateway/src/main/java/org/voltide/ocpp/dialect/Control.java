package org.voltide.ocpp.dialect;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.authorization.ClearCacheResponse;
import org.voltide.ocpp.message.authorization.ClearCacheStatus;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityResponse;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.ResetStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockStatus;
import org.voltide.ocpp.message.reservation.CancelReservationRequest;
import org.voltide.ocpp.message.reservation.CancelReservationResponse;
import org.voltide.ocpp.message.reservation.CancelReservationStatus;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.reservation.ReserveNowResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v16.CancelReservationReq;
import org.voltide.ocpp.message.v16.ChangeAvailabilityReq;
import org.voltide.ocpp.message.v16.ClearCacheReq;
import org.voltide.ocpp.message.v16.RemoteStartTransactionReq;
import org.voltide.ocpp.message.v16.RemoteStopTransactionReq;
import org.voltide.ocpp.message.v16.ReserveNowReq;
import org.voltide.ocpp.message.v16.ResetKind;
import org.voltide.ocpp.message.v16.ResetReq;
import org.voltide.ocpp.message.v16.UnlockConnectorReq;
import org.voltide.ocpp.message.v16.UnlockOutcome;

/** What an operator does from afar: start, stop, reset, availability, unlock, reserve. */
record Control(Door door) {

  Exchange<RequestStartTransactionResponse> start(RequestStartTransactionRequest request) {
    ChargingProfile profile = request.chargingProfile();
    String idTag = IdTags.tag(request.idToken());
    var start =
        new RemoteStartTransactionReq(
            request.evseId(), idTag, profile == null ? null : Profiles.profile(profile));
    door.memory().met(request.idToken());
    door.memory().startAsked(idTag, request.remoteStartId(), request.evseId());
    return Exchange.map(
        start,
        answer -> new RequestStartTransactionResponse(done(answer.status()), null, null, null));
  }

  Exchange<RequestStopTransactionResponse> stop(RequestStopTransactionRequest request) {
    return Exchange.map(
        new RemoteStopTransactionReq(Unsayable.transaction(request.transactionId())),
        answer -> new RequestStopTransactionResponse(done(answer.status()), null, null));
  }

  private static RequestStartStopStatus done(GenericStatus status) {
    return RequestStartStopStatus.valueOf(status.name());
  }

  Exchange<ResetResponse> reset(ResetRequest request) {
    Unsayable.ifSet("OCPP 1.6 resets whole stations only", request.evseId());
    ResetKind kind =
        switch (request.type()) {
          case Immediate -> ResetKind.Hard;
          case OnIdle -> ResetKind.Soft;
          case ImmediateAndResume ->
              throw Unsayable.because("In OCPP 1.6 no transaction goes on after a reset");
        };
    return Exchange.map(
        new ResetReq(kind),
        answer -> new ResetResponse(ResetStatus.valueOf(answer.status().name()), null, null));
  }

  Exchange<ChangeAvailabilityResponse> availability(ChangeAvailabilityRequest request) {
    int connectorId = request.evse() == null ? 0 : request.evse().id();
    return Exchange.map(
        new ChangeAvailabilityReq(connectorId, request.operationalStatus()),
        answer -> new ChangeAvailabilityResponse(answer.status(), null, null));
  }

  Exchange<UnlockConnectorResponse> unlock(UnlockConnectorRequest request) {
    return Exchange.map(
        new UnlockConnectorReq(request.evseId()),
        answer ->
            answer.status() == UnlockOutcome.Unlocked
                ? new UnlockConnectorResponse(UnlockStatus.Unlocked, null, null)
                : new UnlockConnectorResponse(
                    UnlockStatus.UnlockFailed,
                    new StatusInfo(answer.status().name(), null, null),
                    null));
  }

  Exchange<ClearCacheResponse> clearCache() {
    return Exchange.map(
        new ClearCacheReq(),
        answer ->
            new ClearCacheResponse(ClearCacheStatus.valueOf(answer.status().name()), null, null));
  }

  Exchange<ReserveNowResponse> reserve(ReserveNowRequest request) {
    Unsayable.ifSet("OCPP 1.6 does not reserve by connector type", request.connectorType());
    var reserve =
        new ReserveNowReq(
            Objects.requireNonNullElse(request.evseId(), 0),
            request.expiryDateTime(),
            IdTags.tag(request.idToken()),
            parent(request.groupIdToken()).orElse(null),
            request.id());
    door.memory().met(request.idToken());
    return Exchange.map(reserve, answer -> new ReserveNowResponse(answer.status(), null, null));
  }

  private static Optional<String> parent(@Nullable IdToken group) {
    return Optional.ofNullable(group).map(IdTags::tag);
  }

  Exchange<CancelReservationResponse> cancel(CancelReservationRequest request) {
    return Exchange.map(
        new CancelReservationReq(request.reservationId()),
        answer ->
            new CancelReservationResponse(
                CancelReservationStatus.valueOf(answer.status().name()), null, null));
  }
}
