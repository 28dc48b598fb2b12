package org.voltide.ocpp.message;

import static org.voltide.ocpp.message.Action.Direction.BOTH;
import static org.voltide.ocpp.message.Action.Direction.FROM_STATION;
import static org.voltide.ocpp.message.Action.Direction.TO_STATION;
import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.ClearCacheRequest;
import org.voltide.ocpp.message.authorization.ClearCacheResponse;
import org.voltide.ocpp.message.authorization.NotifySettlementRequest;
import org.voltide.ocpp.message.authorization.NotifySettlementResponse;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedRequest;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedResponse;
import org.voltide.ocpp.message.authorization.VatNumberValidationRequest;
import org.voltide.ocpp.message.authorization.VatNumberValidationResponse;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityResponse;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;
import org.voltide.ocpp.message.batteryswap.BatterySwapRequest;
import org.voltide.ocpp.message.batteryswap.BatterySwapResponse;
import org.voltide.ocpp.message.batteryswap.RequestBatterySwapRequest;
import org.voltide.ocpp.message.batteryswap.RequestBatterySwapResponse;
import org.voltide.ocpp.message.certificates.DeleteCertificateRequest;
import org.voltide.ocpp.message.certificates.DeleteCertificateResponse;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateResponse;
import org.voltide.ocpp.message.certificates.GetCertificateChainStatusRequest;
import org.voltide.ocpp.message.certificates.GetCertificateChainStatusResponse;
import org.voltide.ocpp.message.certificates.GetCertificateStatusRequest;
import org.voltide.ocpp.message.certificates.GetCertificateStatusResponse;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsRequest;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsResponse;
import org.voltide.ocpp.message.certificates.InstallCertificateRequest;
import org.voltide.ocpp.message.certificates.InstallCertificateResponse;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;
import org.voltide.ocpp.message.der.ClearDERControlRequest;
import org.voltide.ocpp.message.der.ClearDERControlResponse;
import org.voltide.ocpp.message.der.GetDERControlRequest;
import org.voltide.ocpp.message.der.GetDERControlResponse;
import org.voltide.ocpp.message.der.NotifyDERAlarmRequest;
import org.voltide.ocpp.message.der.NotifyDERAlarmResponse;
import org.voltide.ocpp.message.der.NotifyDERStartStopRequest;
import org.voltide.ocpp.message.der.NotifyDERStartStopResponse;
import org.voltide.ocpp.message.der.ReportDERControlRequest;
import org.voltide.ocpp.message.der.ReportDERControlResponse;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.der.SetDERControlResponse;
import org.voltide.ocpp.message.diagnostics.AdjustPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.AdjustPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringResponse;
import org.voltide.ocpp.message.diagnostics.ClosePeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.ClosePeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.CustomerInformationRequest;
import org.voltide.ocpp.message.diagnostics.CustomerInformationResponse;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.diagnostics.GetLogResponse;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportResponse;
import org.voltide.ocpp.message.diagnostics.GetPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.GetPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.NotifyCustomerInformationRequest;
import org.voltide.ocpp.message.diagnostics.NotifyCustomerInformationResponse;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.ocpp.message.diagnostics.NotifyEventResponse;
import org.voltide.ocpp.message.diagnostics.NotifyMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.NotifyMonitoringReportResponse;
import org.voltide.ocpp.message.diagnostics.NotifyPeriodicEventStream;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseResponse;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelResponse;
import org.voltide.ocpp.message.diagnostics.SetVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.SetVariableMonitoringResponse;
import org.voltide.ocpp.message.display.ClearDisplayMessageRequest;
import org.voltide.ocpp.message.display.ClearDisplayMessageResponse;
import org.voltide.ocpp.message.display.GetDisplayMessagesRequest;
import org.voltide.ocpp.message.display.GetDisplayMessagesResponse;
import org.voltide.ocpp.message.display.NotifyDisplayMessagesRequest;
import org.voltide.ocpp.message.display.NotifyDisplayMessagesResponse;
import org.voltide.ocpp.message.display.SetDisplayMessageRequest;
import org.voltide.ocpp.message.display.SetDisplayMessageResponse;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationResponse;
import org.voltide.ocpp.message.firmware.PublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.PublishFirmwareResponse;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatusNotificationResponse;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareResponse;
import org.voltide.ocpp.message.firmware.UpdateFirmwareRequest;
import org.voltide.ocpp.message.firmware.UpdateFirmwareResponse;
import org.voltide.ocpp.message.locallist.GetLocalListVersionRequest;
import org.voltide.ocpp.message.locallist.GetLocalListVersionResponse;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.SendLocalListResponse;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.metering.MeterValuesResponse;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportResponse;
import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.GetVariablesResponse;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.NotifyReportResponse;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileRequest;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileResponse;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.reservation.CancelReservationRequest;
import org.voltide.ocpp.message.reservation.CancelReservationResponse;
import org.voltide.ocpp.message.reservation.ReservationStatusUpdateRequest;
import org.voltide.ocpp.message.reservation.ReservationStatusUpdateResponse;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.reservation.ReserveNowResponse;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.CertificateSignedResponse;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.ocpp.message.security.SecurityEventNotificationResponse;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.security.SignCertificateResponse;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitResponse;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesResponse;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleResponse;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingScheduleRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingScheduleResponse;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingResponse;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateRequest;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateResponse;
import org.voltide.ocpp.message.smartcharging.ReportChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.ReportChargingProfilesResponse;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingResponse;
import org.voltide.ocpp.message.tariff.ChangeTransactionTariffRequest;
import org.voltide.ocpp.message.tariff.ChangeTransactionTariffResponse;
import org.voltide.ocpp.message.tariff.ClearTariffsRequest;
import org.voltide.ocpp.message.tariff.ClearTariffsResponse;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;
import org.voltide.ocpp.message.tariff.CostUpdatedResponse;
import org.voltide.ocpp.message.tariff.GetTariffsRequest;
import org.voltide.ocpp.message.tariff.GetTariffsResponse;
import org.voltide.ocpp.message.tariff.SetDefaultTariffRequest;
import org.voltide.ocpp.message.tariff.SetDefaultTariffResponse;
import org.voltide.ocpp.message.transactions.GetTransactionStatusRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusResponse;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.v2x.AFRRSignalRequest;
import org.voltide.ocpp.message.v2x.AFRRSignalResponse;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferRequest;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferResponse;

/** Every action of OCPP 2.0.1 and 2.1: who may call it, since when, and the payloads it takes. */
public enum Action implements OcppAction {
  SignCertificate(
      FROM_STATION, V2_0_1, SignCertificateRequest.class, SignCertificateResponse.class),
  CertificateSigned(
      TO_STATION, V2_0_1, CertificateSignedRequest.class, CertificateSignedResponse.class),
  SecurityEventNotification(
      FROM_STATION,
      V2_0_1,
      SecurityEventNotificationRequest.class,
      SecurityEventNotificationResponse.class),
  BootNotification(
      FROM_STATION, V2_0_1, BootNotificationRequest.class, BootNotificationResponse.class),
  SetVariables(TO_STATION, V2_0_1, SetVariablesRequest.class, SetVariablesResponse.class),
  GetVariables(TO_STATION, V2_0_1, GetVariablesRequest.class, GetVariablesResponse.class),
  GetBaseReport(TO_STATION, V2_0_1, GetBaseReportRequest.class, GetBaseReportResponse.class),
  GetReport(TO_STATION, V2_0_1, GetReportRequest.class, GetReportResponse.class),
  NotifyReport(FROM_STATION, V2_0_1, NotifyReportRequest.class, NotifyReportResponse.class),
  SetNetworkProfile(
      TO_STATION, V2_0_1, SetNetworkProfileRequest.class, SetNetworkProfileResponse.class),
  Reset(TO_STATION, V2_0_1, ResetRequest.class, ResetResponse.class),
  Authorize(FROM_STATION, V2_0_1, AuthorizeRequest.class, AuthorizeResponse.class),
  ClearCache(TO_STATION, V2_0_1, ClearCacheRequest.class, ClearCacheResponse.class),
  SendLocalList(TO_STATION, V2_0_1, SendLocalListRequest.class, SendLocalListResponse.class),
  GetLocalListVersion(
      TO_STATION, V2_0_1, GetLocalListVersionRequest.class, GetLocalListVersionResponse.class),
  TransactionEvent(
      FROM_STATION, V2_0_1, TransactionEventRequest.class, TransactionEventResponse.class),
  GetTransactionStatus(
      TO_STATION, V2_0_1, GetTransactionStatusRequest.class, GetTransactionStatusResponse.class),
  RequestStartTransaction(
      TO_STATION,
      V2_0_1,
      RequestStartTransactionRequest.class,
      RequestStartTransactionResponse.class),
  RequestStopTransaction(
      TO_STATION,
      V2_0_1,
      RequestStopTransactionRequest.class,
      RequestStopTransactionResponse.class),
  UnlockConnector(TO_STATION, V2_0_1, UnlockConnectorRequest.class, UnlockConnectorResponse.class),
  TriggerMessage(TO_STATION, V2_0_1, TriggerMessageRequest.class, TriggerMessageResponse.class),
  StatusNotification(
      FROM_STATION, V2_0_1, StatusNotificationRequest.class, StatusNotificationResponse.class),
  Heartbeat(FROM_STATION, V2_0_1, HeartbeatRequest.class, HeartbeatResponse.class),
  ChangeAvailability(
      TO_STATION, V2_0_1, ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class),
  ReserveNow(TO_STATION, V2_0_1, ReserveNowRequest.class, ReserveNowResponse.class),
  CancelReservation(
      TO_STATION, V2_0_1, CancelReservationRequest.class, CancelReservationResponse.class),
  ReservationStatusUpdate(
      FROM_STATION,
      V2_0_1,
      ReservationStatusUpdateRequest.class,
      ReservationStatusUpdateResponse.class),
  CostUpdated(TO_STATION, V2_0_1, CostUpdatedRequest.class, CostUpdatedResponse.class),
  MeterValues(FROM_STATION, V2_0_1, MeterValuesRequest.class, MeterValuesResponse.class),
  SetChargingProfile(
      TO_STATION, V2_0_1, SetChargingProfileRequest.class, SetChargingProfileResponse.class),
  GetCompositeSchedule(
      TO_STATION, V2_0_1, GetCompositeScheduleRequest.class, GetCompositeScheduleResponse.class),
  GetChargingProfiles(
      TO_STATION, V2_0_1, GetChargingProfilesRequest.class, GetChargingProfilesResponse.class),
  ReportChargingProfiles(
      FROM_STATION,
      V2_0_1,
      ReportChargingProfilesRequest.class,
      ReportChargingProfilesResponse.class),
  ClearChargingProfile(
      TO_STATION, V2_0_1, ClearChargingProfileRequest.class, ClearChargingProfileResponse.class),
  NotifyChargingLimit(
      FROM_STATION, V2_0_1, NotifyChargingLimitRequest.class, NotifyChargingLimitResponse.class),
  ClearedChargingLimit(
      FROM_STATION, V2_0_1, ClearedChargingLimitRequest.class, ClearedChargingLimitResponse.class),
  NotifyEVChargingNeeds(
      FROM_STATION,
      V2_0_1,
      NotifyEVChargingNeedsRequest.class,
      NotifyEVChargingNeedsResponse.class),
  NotifyEVChargingSchedule(
      FROM_STATION,
      V2_0_1,
      NotifyEVChargingScheduleRequest.class,
      NotifyEVChargingScheduleResponse.class),
  UpdateFirmware(TO_STATION, V2_0_1, UpdateFirmwareRequest.class, UpdateFirmwareResponse.class),
  FirmwareStatusNotification(
      FROM_STATION,
      V2_0_1,
      FirmwareStatusNotificationRequest.class,
      FirmwareStatusNotificationResponse.class),
  PublishFirmware(TO_STATION, V2_0_1, PublishFirmwareRequest.class, PublishFirmwareResponse.class),
  PublishFirmwareStatusNotification(
      FROM_STATION,
      V2_0_1,
      PublishFirmwareStatusNotificationRequest.class,
      PublishFirmwareStatusNotificationResponse.class),
  UnpublishFirmware(
      TO_STATION, V2_0_1, UnpublishFirmwareRequest.class, UnpublishFirmwareResponse.class),
  Get15118EVCertificate(
      FROM_STATION,
      V2_0_1,
      Get15118EVCertificateRequest.class,
      Get15118EVCertificateResponse.class),
  GetInstalledCertificateIds(
      TO_STATION,
      V2_0_1,
      GetInstalledCertificateIdsRequest.class,
      GetInstalledCertificateIdsResponse.class),
  DeleteCertificate(
      TO_STATION, V2_0_1, DeleteCertificateRequest.class, DeleteCertificateResponse.class),
  InstallCertificate(
      TO_STATION, V2_0_1, InstallCertificateRequest.class, InstallCertificateResponse.class),
  GetCertificateStatus(
      FROM_STATION, V2_0_1, GetCertificateStatusRequest.class, GetCertificateStatusResponse.class),
  GetLog(TO_STATION, V2_0_1, GetLogRequest.class, GetLogResponse.class),
  LogStatusNotification(
      FROM_STATION,
      V2_0_1,
      LogStatusNotificationRequest.class,
      LogStatusNotificationResponse.class),
  GetMonitoringReport(
      TO_STATION, V2_0_1, GetMonitoringReportRequest.class, GetMonitoringReportResponse.class),
  NotifyMonitoringReport(
      FROM_STATION,
      V2_0_1,
      NotifyMonitoringReportRequest.class,
      NotifyMonitoringReportResponse.class),
  SetMonitoringBase(
      TO_STATION, V2_0_1, SetMonitoringBaseRequest.class, SetMonitoringBaseResponse.class),
  SetVariableMonitoring(
      TO_STATION, V2_0_1, SetVariableMonitoringRequest.class, SetVariableMonitoringResponse.class),
  SetMonitoringLevel(
      TO_STATION, V2_0_1, SetMonitoringLevelRequest.class, SetMonitoringLevelResponse.class),
  ClearVariableMonitoring(
      TO_STATION,
      V2_0_1,
      ClearVariableMonitoringRequest.class,
      ClearVariableMonitoringResponse.class),
  NotifyEvent(FROM_STATION, V2_0_1, NotifyEventRequest.class, NotifyEventResponse.class),
  CustomerInformation(
      TO_STATION, V2_0_1, CustomerInformationRequest.class, CustomerInformationResponse.class),
  NotifyCustomerInformation(
      FROM_STATION,
      V2_0_1,
      NotifyCustomerInformationRequest.class,
      NotifyCustomerInformationResponse.class),
  SetDisplayMessage(
      TO_STATION, V2_0_1, SetDisplayMessageRequest.class, SetDisplayMessageResponse.class),
  GetDisplayMessages(
      TO_STATION, V2_0_1, GetDisplayMessagesRequest.class, GetDisplayMessagesResponse.class),
  NotifyDisplayMessages(
      FROM_STATION,
      V2_0_1,
      NotifyDisplayMessagesRequest.class,
      NotifyDisplayMessagesResponse.class),
  ClearDisplayMessage(
      TO_STATION, V2_0_1, ClearDisplayMessageRequest.class, ClearDisplayMessageResponse.class),
  DataTransfer(BOTH, V2_0_1, DataTransferRequest.class, DataTransferResponse.class),
  GetCertificateChainStatus(
      FROM_STATION,
      V2_1,
      GetCertificateChainStatusRequest.class,
      GetCertificateChainStatusResponse.class),
  NotifySettlement(
      FROM_STATION, V2_1, NotifySettlementRequest.class, NotifySettlementResponse.class),
  VatNumberValidation(
      FROM_STATION, V2_1, VatNumberValidationRequest.class, VatNumberValidationResponse.class),
  NotifyWebPaymentStarted(
      TO_STATION,
      V2_1,
      NotifyWebPaymentStartedRequest.class,
      NotifyWebPaymentStartedResponse.class),
  SetDefaultTariff(TO_STATION, V2_1, SetDefaultTariffRequest.class, SetDefaultTariffResponse.class),
  GetTariffs(TO_STATION, V2_1, GetTariffsRequest.class, GetTariffsResponse.class),
  ClearTariffs(TO_STATION, V2_1, ClearTariffsRequest.class, ClearTariffsResponse.class),
  ChangeTransactionTariff(
      TO_STATION,
      V2_1,
      ChangeTransactionTariffRequest.class,
      ChangeTransactionTariffResponse.class),
  UsePriorityCharging(
      TO_STATION, V2_1, UsePriorityChargingRequest.class, UsePriorityChargingResponse.class),
  NotifyPriorityCharging(
      FROM_STATION,
      V2_1,
      NotifyPriorityChargingRequest.class,
      NotifyPriorityChargingResponse.class),
  UpdateDynamicSchedule(
      TO_STATION, V2_1, UpdateDynamicScheduleRequest.class, UpdateDynamicScheduleResponse.class),
  PullDynamicScheduleUpdate(
      FROM_STATION,
      V2_1,
      PullDynamicScheduleUpdateRequest.class,
      PullDynamicScheduleUpdateResponse.class),
  OpenPeriodicEventStream(
      FROM_STATION,
      V2_1,
      OpenPeriodicEventStreamRequest.class,
      OpenPeriodicEventStreamResponse.class),
  ClosePeriodicEventStream(
      FROM_STATION,
      V2_1,
      ClosePeriodicEventStreamRequest.class,
      ClosePeriodicEventStreamResponse.class),
  GetPeriodicEventStream(
      TO_STATION, V2_1, GetPeriodicEventStreamRequest.class, GetPeriodicEventStreamResponse.class),
  AdjustPeriodicEventStream(
      TO_STATION,
      V2_1,
      AdjustPeriodicEventStreamRequest.class,
      AdjustPeriodicEventStreamResponse.class),
  NotifyPeriodicEventStream(FROM_STATION, V2_1, NotifyPeriodicEventStream.class),
  NotifyAllowedEnergyTransfer(
      TO_STATION,
      V2_1,
      NotifyAllowedEnergyTransferRequest.class,
      NotifyAllowedEnergyTransferResponse.class),
  AFRRSignal(TO_STATION, V2_1, AFRRSignalRequest.class, AFRRSignalResponse.class),
  SetDERControl(TO_STATION, V2_1, SetDERControlRequest.class, SetDERControlResponse.class),
  GetDERControl(TO_STATION, V2_1, GetDERControlRequest.class, GetDERControlResponse.class),
  ReportDERControl(
      FROM_STATION, V2_1, ReportDERControlRequest.class, ReportDERControlResponse.class),
  ClearDERControl(TO_STATION, V2_1, ClearDERControlRequest.class, ClearDERControlResponse.class),
  NotifyDERStartStop(
      FROM_STATION, V2_1, NotifyDERStartStopRequest.class, NotifyDERStartStopResponse.class),
  NotifyDERAlarm(FROM_STATION, V2_1, NotifyDERAlarmRequest.class, NotifyDERAlarmResponse.class),
  RequestBatterySwap(
      TO_STATION, V2_1, RequestBatterySwapRequest.class, RequestBatterySwapResponse.class),
  BatterySwap(FROM_STATION, V2_1, BatterySwapRequest.class, BatterySwapResponse.class);

  /** Who calls whom. */
  public enum Direction {
    FROM_STATION,
    TO_STATION,
    BOTH
  }

  private static final Map<String, Action> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Action::name, Function.identity()));
  private static final Map<Class<?>, Action> BY_PAYLOAD =
      Arrays.stream(values()).collect(Collectors.toMap(Action::requestType, Function.identity()));

  private final Direction direction;
  private final OcppVersion since;
  private final Class<? extends Message> requestType;
  private final Optional<Class<? extends Response>> responseType;

  <R extends Response> Action(
      Direction direction,
      OcppVersion since,
      Class<? extends Request<R>> request,
      Class<R> response) {
    this.direction = direction;
    this.since = since;
    this.requestType = request;
    this.responseType = Optional.of(response);
  }

  Action(Direction direction, OcppVersion since, Class<? extends OneWay> oneWay) {
    this.direction = direction;
    this.since = since;
    this.requestType = oneWay;
    this.responseType = Optional.empty();
  }

  public static Optional<Action> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The action whose CALL or SEND carries this payload. */
  public static Action of(Message payload) {
    Action action = BY_PAYLOAD.get(payload.getClass());
    if (action == null) {
      throw new IllegalArgumentException(payload.getClass() + " starts no action");
    }
    return action;
  }

  @Override
  public boolean fromStation() {
    return direction != Direction.TO_STATION;
  }

  @Override
  public boolean toStation() {
    return direction != Direction.FROM_STATION;
  }

  public boolean isIn(OcppVersion version) {
    return version.isAtLeast(since);
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
