package org.voltide.simulator.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponseBuilder;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.metering.MeterValuesResponse;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.GetVariablesResponse;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.NotifyReportResponse;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusResponse;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.wire.CallFault;

/** What the CSMS orders, and what the station answers. What follows from it happens after. */
final class Orders {
  private static final int REPORT_PART = 20;

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private final Upkeep upkeep;
  private final ProfileOrders profiles;

  Orders(Cabinet cabinet, List<ChargingPoint> points, Upkeep upkeep) {
    this.cabinet = cabinet;
    this.points = points;
    this.upkeep = upkeep;
    this.profiles = new ProfileOrders(cabinet, points);
  }

  Response answer(Request<?> request) {
    return switch (request) {
      case SetChargingProfileRequest set -> profiles.set(set);
      case ClearChargingProfileRequest clear -> profiles.clear(clear);
      case GetChargingProfilesRequest get -> profiles.get(get);
      case GetCompositeScheduleRequest composite -> profiles.composite(composite);
      case UpdateDynamicScheduleRequest update -> profiles.update(update);
      case RequestStartTransactionRequest start -> start(start);
      case RequestStopTransactionRequest stop -> stop(stop);
      case GetTransactionStatusRequest status -> status(status);
      case GetVariablesRequest get ->
          new GetVariablesResponse(
              get.getVariableData().stream().map(cabinet.variables()::get).toList(), null);
      case SetVariablesRequest set -> set(set);
      case GetBaseReportRequest report -> report(report);
      case ResetRequest reset -> upkeep.reset(reset);
      case ChangeAvailabilityRequest change -> upkeep.change(change);
      case TriggerMessageRequest trigger -> trigger(trigger);
      case UnlockConnectorRequest unlock -> unlock(unlock);
      case DataTransferRequest transfer ->
          DataTransferResponseBuilder.builder().status(DataTransferStatus.UnknownVendorId).build();
      default -> throw new CallFault("NotSupported", Action.of(request) + " is not supported");
    };
  }

  /** F01, K05: a profile comes without transactionId and is for the new transaction. */
  private RequestStartTransactionResponse start(RequestStartTransactionRequest request) {
    Optional<ChargingPoint> point =
        points.stream()
            .filter(p -> request.evseId() == null || request.evseId() == p.evseId())
            .filter(p -> p.visit().isPresent() && p.transactionId().isEmpty())
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
        p -> cabinet.loop().execute(() -> p.end(StopReason.Remote, TriggerReason.RemoteStop)));
    return new RequestStopTransactionResponse(
        point.isPresent() ? RequestStartStopStatus.Accepted : RequestStartStopStatus.Rejected,
        null,
        null);
  }

  private GetTransactionStatusResponse status(GetTransactionStatusRequest request) {
    boolean queued = cabinet.uplink().holdsTransactionMessages();
    String id = request.transactionId();
    return new GetTransactionStatusResponse(
        queued, id == null ? null : running(id).isPresent(), null);
  }

  private SetVariablesResponse set(SetVariablesRequest request) {
    var results = request.setVariableData().stream().map(cabinet.variables()::set).toList();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).attributeStatus() == SetVariableStatus.Accepted) {
        changed(request.setVariableData().get(i));
      }
    }
    return new SetVariablesResponse(results, null);
  }

  private void changed(SetVariableData data) {
    if (data.variable().name().equals(Variables.PASSWORD.variable())) {
      upkeep.passwordChanged(data.attributeValue());
    } else if (data.variable().name().equals(Variables.HEARTBEAT_INTERVAL.variable())) {
      upkeep.scheduleHeartbeat();
    }
  }

  private GetBaseReportResponse report(GetBaseReportRequest request) {
    if (request.reportBase() == ReportBase.SummaryInventory) {
      return new GetBaseReportResponse(GenericDeviceModelStatus.NotSupported, null, null);
    }
    boolean onlyWritable = request.reportBase() == ReportBase.ConfigurationInventory;
    List<ReportData> report = cabinet.variables().report(onlyWritable);
    cabinet.loop().execute(() -> tellReport(request.requestId(), report));
    return new GetBaseReportResponse(GenericDeviceModelStatus.Accepted, null, null);
  }

  private void tellReport(int requestId, List<ReportData> report) {
    Instant generated = cabinet.time();
    for (int from = 0, part = 0; from < report.size(); from += REPORT_PART, part++) {
      int to = Math.min(report.size(), from + REPORT_PART);
      var notify =
          new NotifyReportRequest(
              requestId, generated, part, report.subList(from, to), to < report.size(), null);
      cabinet.uplink().call(notify, NotifyReportResponse.class, answer -> {}, why -> {});
    }
  }

  private TriggerMessageResponse trigger(TriggerMessageRequest request) {
    List<ChargingPoint> meant =
        points.stream()
            .filter(p -> request.evse() == null || request.evse().id() == p.evseId())
            .toList();
    Optional<Runnable> effect =
        switch (request.requestedMessage()) {
          case BootNotification -> Optional.of(upkeep::bootTriggered);
          case Heartbeat -> Optional.of(upkeep::heartbeat);
          case StatusNotification -> Optional.of(() -> meant.forEach(ChargingPoint::tellStatus));
          case TransactionEvent -> Optional.of(() -> meant.forEach(ChargingPoint::trigger));
          case MeterValues -> Optional.of(() -> meant.forEach(this::tellMeter));
          default -> Optional.empty();
        };
    effect.ifPresent(cabinet.loop()::execute);
    return new TriggerMessageResponse(
        effect.isPresent() ? TriggerMessageStatus.Accepted : TriggerMessageStatus.NotImplemented,
        null,
        null);
  }

  private void tellMeter(ChargingPoint point) {
    var values =
        new MeterValuesRequest(
            point.evseId(), List.of(point.reading(ReadingContext.Trigger)), null);
    cabinet.uplink().call(values, MeterValuesResponse.class, answer -> {}, why -> {});
  }

  private UnlockConnectorResponse unlock(UnlockConnectorRequest request) {
    Optional<ChargingPoint> point =
        points.stream()
            .filter(p -> p.evseId() == request.evseId() && request.connectorId() == 1)
            .findFirst();
    UnlockStatus status =
        point
            .map(
                p ->
                    p.transactionId().isPresent()
                        ? UnlockStatus.OngoingAuthorizedTransaction
                        : UnlockStatus.Unlocked)
            .orElse(UnlockStatus.UnknownConnector);
    return new UnlockConnectorResponse(status, null, null);
  }

  private Optional<ChargingPoint> running(String transactionId) {
    return points.stream()
        .filter(p -> p.transactionId().filter(transactionId::equals).isPresent())
        .findFirst();
  }
}
