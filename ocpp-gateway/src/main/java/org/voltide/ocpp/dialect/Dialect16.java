package org.voltide.ocpp.dialect;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.authorization.ClearCacheRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.certificates.DeleteCertificateRequest;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsRequest;
import org.voltide.ocpp.message.certificates.InstallCertificateRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.firmware.UpdateFirmwareRequest;
import org.voltide.ocpp.message.locallist.GetLocalListVersionRequest;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.reservation.CancelReservationRequest;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.v16.AuthorizeReq;
import org.voltide.ocpp.message.v16.BootNotificationReq;
import org.voltide.ocpp.message.v16.DataTransferReq;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationReq;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.HeartbeatReq;
import org.voltide.ocpp.message.v16.LogStatusNotificationReq;
import org.voltide.ocpp.message.v16.MeterValuesReq;
import org.voltide.ocpp.message.v16.SecurityEventNotificationReq;
import org.voltide.ocpp.message.v16.SignCertificateReq;
import org.voltide.ocpp.message.v16.SignedFirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.StartTransactionReq;
import org.voltide.ocpp.message.v16.StatusNotificationReq;
import org.voltide.ocpp.message.v16.StopTransactionReq;

/** OCPP 1.6 on one connection, both ways. Thread-safe. */
public final class Dialect16 {
  private final Door door;
  private final Notices notices;
  private final Transactions transactions;
  private final Status status;
  private final PlugAndCharge plugAndCharge;
  private final Control control;
  private final Profiles profiles;
  private final Reports reports;
  private final Uploads uploads;

  /**
   * @param memory of the station
   * @param openedAt when the connection was opened
   * @param found told of deviations that are forgiven
   */
  public Dialect16(Memory memory, Instant openedAt, Clock clock, Consumer<Finding> found) {
    door = new Door(memory, openedAt, clock, found);
    notices = new Notices(door);
    transactions = new Transactions(door);
    status = new Status(door, transactions);
    plugAndCharge = new PlugAndCharge(door);
    control = new Control(door);
    profiles = new Profiles(door);
    reports = new Reports(door);
    uploads = new Uploads(memory);
  }

  /** What to ask the central system, in 2.1, to answer this request of 1.6. */
  public Exchange<? extends Response> inward(Request<?> request) {
    return switch (request) {
      case AuthorizeReq asked -> notices.authorize(asked);
      case BootNotificationReq told -> notices.boot(told);
      case HeartbeatReq _ -> notices.heartbeat();
      case StatusNotificationReq told -> status.changed(told);
      case StartTransactionReq told -> transactions.start(told);
      case MeterValuesReq told -> transactions.values(told);
      case StopTransactionReq told -> transactions.stop(told);
      case DataTransferReq told ->
          PlugAndCharge.isFor(told) ? plugAndCharge.heard(told) : Transfers.heard(told);
      case DiagnosticsStatusNotificationReq told -> notices.diagnostics(told);
      case FirmwareStatusNotificationReq told -> notices.firmware(told);
      case SignedFirmwareStatusNotificationReq told -> notices.firmware(told);
      case LogStatusNotificationReq told -> notices.log(told);
      case SecurityEventNotificationReq told -> notices.securityEvent(told);
      case SignCertificateReq asked -> notices.sign(asked);
      default -> throw new IllegalArgumentException(request.getClass() + " comes from no station");
    };
  }

  /**
   * What to ask the station, in 1.6, to answer this request of 2.1.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException with NotSupported and a sentence when 1.6
   *     cannot say it
   */
  @SuppressWarnings("unchecked") // Each translation answers with the response of its request.
  public <R extends Response> Exchange<R> outward(Request<R> request) {
    return (Exchange<R>) translated(request);
  }

  private Exchange<? extends Response> translated(Request<?> request) {
    return switch (request) {
      case RequestStartTransactionRequest start -> control.start(start);
      case RequestStopTransactionRequest stop -> control.stop(stop);
      case ResetRequest reset -> control.reset(reset);
      case ChangeAvailabilityRequest change -> control.availability(change);
      case UnlockConnectorRequest unlock -> control.unlock(unlock);
      case ClearCacheRequest _ -> control.clearCache();
      case ReserveNowRequest reserve -> control.reserve(reserve);
      case CancelReservationRequest cancel -> control.cancel(cancel);
      case TriggerMessageRequest trigger -> Triggers.trigger(trigger);
      case GetVariablesRequest get -> Variables.get(get);
      case SetVariablesRequest set -> Variables.set(set);
      case GetBaseReportRequest report -> reports.base(report);
      case GetReportRequest report -> reports.some(report);
      case SendLocalListRequest list -> LocalLists.send(list, door.memory());
      case GetLocalListVersionRequest _ -> LocalLists.version();
      case SetChargingProfileRequest set -> profiles.set(set);
      case ClearChargingProfileRequest clear -> profiles.clear(clear);
      case GetCompositeScheduleRequest get -> profiles.composite(get);
      case UpdateFirmwareRequest update -> uploads.firmware(update);
      case GetLogRequest log -> uploads.log(log);
      case CertificateSignedRequest signed -> Certificates.signed(signed);
      case InstallCertificateRequest install -> Certificates.install(install);
      case DeleteCertificateRequest delete -> Certificates.delete(delete);
      case GetInstalledCertificateIdsRequest get -> Certificates.installed(get);
      case DataTransferRequest data -> Transfers.said(data);
      default -> throw Unsayable.because("OCPP 1.6 has no " + Action.of(request));
    };
  }
}
