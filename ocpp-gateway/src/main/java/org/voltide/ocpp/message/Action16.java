package org.voltide.ocpp.message;

import static org.voltide.ocpp.message.Action.Direction.BOTH;
import static org.voltide.ocpp.message.Action.Direction.FROM_STATION;
import static org.voltide.ocpp.message.Action.Direction.TO_STATION;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.ocpp.message.v16.AuthorizeConf;
import org.voltide.ocpp.message.v16.AuthorizeReq;
import org.voltide.ocpp.message.v16.BootNotificationConf;
import org.voltide.ocpp.message.v16.BootNotificationReq;
import org.voltide.ocpp.message.v16.CancelReservationConf;
import org.voltide.ocpp.message.v16.CancelReservationReq;
import org.voltide.ocpp.message.v16.CertificateSignedConf;
import org.voltide.ocpp.message.v16.CertificateSignedReq;
import org.voltide.ocpp.message.v16.ChangeAvailabilityConf;
import org.voltide.ocpp.message.v16.ChangeAvailabilityReq;
import org.voltide.ocpp.message.v16.ChangeConfigurationConf;
import org.voltide.ocpp.message.v16.ChangeConfigurationReq;
import org.voltide.ocpp.message.v16.ClearCacheConf;
import org.voltide.ocpp.message.v16.ClearCacheReq;
import org.voltide.ocpp.message.v16.ClearChargingProfileConf;
import org.voltide.ocpp.message.v16.ClearChargingProfileReq;
import org.voltide.ocpp.message.v16.DataTransferConf;
import org.voltide.ocpp.message.v16.DataTransferReq;
import org.voltide.ocpp.message.v16.DeleteCertificateConf;
import org.voltide.ocpp.message.v16.DeleteCertificateReq;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationConf;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationReq;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageConf;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageReq;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationConf;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.GetCompositeScheduleConf;
import org.voltide.ocpp.message.v16.GetCompositeScheduleReq;
import org.voltide.ocpp.message.v16.GetConfigurationConf;
import org.voltide.ocpp.message.v16.GetConfigurationReq;
import org.voltide.ocpp.message.v16.GetDiagnosticsConf;
import org.voltide.ocpp.message.v16.GetDiagnosticsReq;
import org.voltide.ocpp.message.v16.GetInstalledCertificateIdsConf;
import org.voltide.ocpp.message.v16.GetInstalledCertificateIdsReq;
import org.voltide.ocpp.message.v16.GetLocalListVersionConf;
import org.voltide.ocpp.message.v16.GetLocalListVersionReq;
import org.voltide.ocpp.message.v16.GetLogConf;
import org.voltide.ocpp.message.v16.GetLogReq;
import org.voltide.ocpp.message.v16.HeartbeatConf;
import org.voltide.ocpp.message.v16.HeartbeatReq;
import org.voltide.ocpp.message.v16.InstallCertificateConf;
import org.voltide.ocpp.message.v16.InstallCertificateReq;
import org.voltide.ocpp.message.v16.LogStatusNotificationConf;
import org.voltide.ocpp.message.v16.LogStatusNotificationReq;
import org.voltide.ocpp.message.v16.MeterValuesConf;
import org.voltide.ocpp.message.v16.MeterValuesReq;
import org.voltide.ocpp.message.v16.RemoteStartTransactionConf;
import org.voltide.ocpp.message.v16.RemoteStartTransactionReq;
import org.voltide.ocpp.message.v16.RemoteStopTransactionConf;
import org.voltide.ocpp.message.v16.RemoteStopTransactionReq;
import org.voltide.ocpp.message.v16.ReserveNowConf;
import org.voltide.ocpp.message.v16.ReserveNowReq;
import org.voltide.ocpp.message.v16.ResetConf;
import org.voltide.ocpp.message.v16.ResetReq;
import org.voltide.ocpp.message.v16.SecurityEventNotificationConf;
import org.voltide.ocpp.message.v16.SecurityEventNotificationReq;
import org.voltide.ocpp.message.v16.SendLocalListConf;
import org.voltide.ocpp.message.v16.SendLocalListReq;
import org.voltide.ocpp.message.v16.SetChargingProfileConf;
import org.voltide.ocpp.message.v16.SetChargingProfileReq;
import org.voltide.ocpp.message.v16.SignCertificateConf;
import org.voltide.ocpp.message.v16.SignCertificateReq;
import org.voltide.ocpp.message.v16.SignedFirmwareStatusNotificationConf;
import org.voltide.ocpp.message.v16.SignedFirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.SignedUpdateFirmwareConf;
import org.voltide.ocpp.message.v16.SignedUpdateFirmwareReq;
import org.voltide.ocpp.message.v16.StartTransactionConf;
import org.voltide.ocpp.message.v16.StartTransactionReq;
import org.voltide.ocpp.message.v16.StatusNotificationConf;
import org.voltide.ocpp.message.v16.StatusNotificationReq;
import org.voltide.ocpp.message.v16.StopTransactionConf;
import org.voltide.ocpp.message.v16.StopTransactionReq;
import org.voltide.ocpp.message.v16.TriggerMessageConf;
import org.voltide.ocpp.message.v16.TriggerMessageReq;
import org.voltide.ocpp.message.v16.UnlockConnectorConf;
import org.voltide.ocpp.message.v16.UnlockConnectorReq;
import org.voltide.ocpp.message.v16.UpdateFirmwareConf;
import org.voltide.ocpp.message.v16.UpdateFirmwareReq;

/** Every action of OCPP 1.6 and its security whitepaper. */
public enum Action16 implements OcppAction {
  Authorize(FROM_STATION, AuthorizeReq.class, AuthorizeConf.class),
  BootNotification(FROM_STATION, BootNotificationReq.class, BootNotificationConf.class),
  CancelReservation(TO_STATION, CancelReservationReq.class, CancelReservationConf.class),
  ChangeAvailability(TO_STATION, ChangeAvailabilityReq.class, ChangeAvailabilityConf.class),
  ChangeConfiguration(TO_STATION, ChangeConfigurationReq.class, ChangeConfigurationConf.class),
  ClearCache(TO_STATION, ClearCacheReq.class, ClearCacheConf.class),
  ClearChargingProfile(TO_STATION, ClearChargingProfileReq.class, ClearChargingProfileConf.class),
  DataTransfer(BOTH, DataTransferReq.class, DataTransferConf.class),
  DiagnosticsStatusNotification(
      FROM_STATION,
      DiagnosticsStatusNotificationReq.class,
      DiagnosticsStatusNotificationConf.class),
  FirmwareStatusNotification(
      FROM_STATION, FirmwareStatusNotificationReq.class, FirmwareStatusNotificationConf.class),
  GetCompositeSchedule(TO_STATION, GetCompositeScheduleReq.class, GetCompositeScheduleConf.class),
  GetConfiguration(TO_STATION, GetConfigurationReq.class, GetConfigurationConf.class),
  GetDiagnostics(TO_STATION, GetDiagnosticsReq.class, GetDiagnosticsConf.class),
  GetLocalListVersion(TO_STATION, GetLocalListVersionReq.class, GetLocalListVersionConf.class),
  Heartbeat(FROM_STATION, HeartbeatReq.class, HeartbeatConf.class),
  MeterValues(FROM_STATION, MeterValuesReq.class, MeterValuesConf.class),
  RemoteStartTransaction(
      TO_STATION, RemoteStartTransactionReq.class, RemoteStartTransactionConf.class),
  RemoteStopTransaction(
      TO_STATION, RemoteStopTransactionReq.class, RemoteStopTransactionConf.class),
  ReserveNow(TO_STATION, ReserveNowReq.class, ReserveNowConf.class),
  Reset(TO_STATION, ResetReq.class, ResetConf.class),
  SendLocalList(TO_STATION, SendLocalListReq.class, SendLocalListConf.class),
  SetChargingProfile(TO_STATION, SetChargingProfileReq.class, SetChargingProfileConf.class),
  StartTransaction(FROM_STATION, StartTransactionReq.class, StartTransactionConf.class),
  StatusNotification(FROM_STATION, StatusNotificationReq.class, StatusNotificationConf.class),
  StopTransaction(FROM_STATION, StopTransactionReq.class, StopTransactionConf.class),
  TriggerMessage(TO_STATION, TriggerMessageReq.class, TriggerMessageConf.class),
  UnlockConnector(TO_STATION, UnlockConnectorReq.class, UnlockConnectorConf.class),
  UpdateFirmware(TO_STATION, UpdateFirmwareReq.class, UpdateFirmwareConf.class),
  CertificateSigned(TO_STATION, CertificateSignedReq.class, CertificateSignedConf.class),
  DeleteCertificate(TO_STATION, DeleteCertificateReq.class, DeleteCertificateConf.class),
  ExtendedTriggerMessage(
      TO_STATION, ExtendedTriggerMessageReq.class, ExtendedTriggerMessageConf.class),
  GetInstalledCertificateIds(
      TO_STATION, GetInstalledCertificateIdsReq.class, GetInstalledCertificateIdsConf.class),
  GetLog(TO_STATION, GetLogReq.class, GetLogConf.class),
  InstallCertificate(TO_STATION, InstallCertificateReq.class, InstallCertificateConf.class),
  LogStatusNotification(
      FROM_STATION, LogStatusNotificationReq.class, LogStatusNotificationConf.class),
  SecurityEventNotification(
      FROM_STATION, SecurityEventNotificationReq.class, SecurityEventNotificationConf.class),
  SignCertificate(FROM_STATION, SignCertificateReq.class, SignCertificateConf.class),
  SignedFirmwareStatusNotification(
      FROM_STATION,
      SignedFirmwareStatusNotificationReq.class,
      SignedFirmwareStatusNotificationConf.class),
  SignedUpdateFirmware(TO_STATION, SignedUpdateFirmwareReq.class, SignedUpdateFirmwareConf.class);

  private static final Map<String, Action16> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Action16::name, Function.identity()));
  private static final Map<Class<?>, Action16> BY_PAYLOAD =
      Arrays.stream(values()).collect(Collectors.toMap(Action16::requestType, Function.identity()));

  private final Action.Direction direction;
  private final Class<? extends Message> requestType;
  private final Optional<Class<? extends Response>> responseType;

  <R extends Response> Action16(
      Action.Direction direction, Class<? extends Request<R>> request, Class<R> response) {
    this.direction = direction;
    this.requestType = request;
    this.responseType = Optional.of(response);
  }

  static Optional<Action16> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Empty for a payload that is none of OCPP 1.6. */
  static Optional<Action16> of(Message payload) {
    return Optional.ofNullable(BY_PAYLOAD.get(payload.getClass()));
  }

  @Override
  public boolean fromStation() {
    return direction != Action.Direction.TO_STATION;
  }

  @Override
  public boolean toStation() {
    return direction != Action.Direction.FROM_STATION;
  }

  @Override
  public Class<? extends Message> requestType() {
    return requestType;
  }

  @Override
  public Optional<Class<? extends Response>> responseType() {
    return responseType;
  }
}
