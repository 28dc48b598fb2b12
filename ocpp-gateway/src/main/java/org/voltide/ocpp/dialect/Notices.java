package org.voltide.ocpp.dialect;

import java.util.Optional;
import org.voltide.ocpp.message.authorization.AuthorizeRequestBuilder;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.UploadLogStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootReason;
import org.voltide.ocpp.message.provisioning.ChargingStationBuilder;
import org.voltide.ocpp.message.provisioning.Modem;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.ocpp.message.security.SignCertificateRequestBuilder;
import org.voltide.ocpp.message.v16.AuthorizeConf;
import org.voltide.ocpp.message.v16.AuthorizeReq;
import org.voltide.ocpp.message.v16.BootNotificationConf;
import org.voltide.ocpp.message.v16.BootNotificationReq;
import org.voltide.ocpp.message.v16.DiagnosticsStatus;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationConf;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationReq;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationConf;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.HeartbeatConf;
import org.voltide.ocpp.message.v16.LogStatusNotificationConf;
import org.voltide.ocpp.message.v16.LogStatusNotificationReq;
import org.voltide.ocpp.message.v16.SecurityEventNotificationConf;
import org.voltide.ocpp.message.v16.SecurityEventNotificationReq;
import org.voltide.ocpp.message.v16.SignCertificateConf;
import org.voltide.ocpp.message.v16.SignCertificateReq;
import org.voltide.ocpp.message.v16.SignedFirmwareStatusNotificationConf;
import org.voltide.ocpp.message.v16.SignedFirmwareStatusNotificationReq;

/** What a station says that has one message of the same meaning in 2.1. */
record Notices(Door door) {

  Exchange<AuthorizeConf> authorize(AuthorizeReq asked) {
    var request =
        AuthorizeRequestBuilder.builder()
            .idToken(IdTags.token(asked.idTag(), door.memory()))
            .build();
    return Exchange.map(request, answer -> new AuthorizeConf(IdTags.info(answer.idTokenInfo())));
  }

  Exchange<BootNotificationConf> boot(BootNotificationReq told) {
    var station =
        ChargingStationBuilder.builder()
            .vendorName(told.chargePointVendor())
            .model(told.chargePointModel())
            .serialNumber(
                Optional.ofNullable(told.chargePointSerialNumber())
                    .orElse(told.chargeBoxSerialNumber()))
            .firmwareVersion(told.firmwareVersion())
            .modem(
                told.iccid() == null && told.imsi() == null
                    ? null
                    : new Modem(told.iccid(), told.imsi(), null))
            .customData(
                new Extra()
                    .with("chargeBoxSerialNumber", told.chargeBoxSerialNumber())
                    .with("meterType", told.meterType())
                    .with("meterSerialNumber", told.meterSerialNumber())
                    .data()
                    .orElse(null))
            .build();
    return Exchange.map(
        new BootNotificationRequest(station, BootReason.Unknown, null),
        answer ->
            new BootNotificationConf(answer.status(), answer.currentTime(), answer.interval()));
  }

  Exchange<HeartbeatConf> heartbeat() {
    return Exchange.map(
        new HeartbeatRequest(null), answer -> new HeartbeatConf(answer.currentTime()));
  }

  Exchange<FirmwareStatusNotificationConf> firmware(FirmwareStatusNotificationReq told) {
    FirmwareStatus status = FirmwareStatus.valueOf(told.status().name());
    return Exchange.map(
        firmware(status, door.memory().firmwareRequest()),
        _ -> new FirmwareStatusNotificationConf());
  }

  Exchange<SignedFirmwareStatusNotificationConf> firmware(
      SignedFirmwareStatusNotificationReq told) {
    Optional<Integer> requestId =
        Optional.ofNullable(told.requestId()).or(door.memory()::firmwareRequest);
    return Exchange.map(
        firmware(told.status(), requestId), _ -> new SignedFirmwareStatusNotificationConf());
  }

  private static FirmwareStatusNotificationRequest firmware(
      FirmwareStatus status, Optional<Integer> requestId) {
    Integer id = status == FirmwareStatus.Idle ? null : requestId.orElse(null);
    return new FirmwareStatusNotificationRequest(status, id, null, null);
  }

  Exchange<DiagnosticsStatusNotificationConf> diagnostics(DiagnosticsStatusNotificationReq told) {
    UploadLogStatus status =
        told.status() == DiagnosticsStatus.UploadFailed
            ? UploadLogStatus.UploadFailure
            : UploadLogStatus.valueOf(told.status().name());
    return Exchange.map(
        log(status, door.memory().logRequest()), _ -> new DiagnosticsStatusNotificationConf());
  }

  Exchange<LogStatusNotificationConf> log(LogStatusNotificationReq told) {
    Optional<Integer> requestId =
        Optional.ofNullable(told.requestId()).or(door.memory()::logRequest);
    return Exchange.map(
        log(UploadLogStatus.valueOf(told.status().name()), requestId),
        _ -> new LogStatusNotificationConf());
  }

  private static LogStatusNotificationRequest log(
      UploadLogStatus status, Optional<Integer> requestId) {
    Integer id = status == UploadLogStatus.Idle ? null : requestId.orElse(null);
    return new LogStatusNotificationRequest(status, id, null, null);
  }

  Exchange<SecurityEventNotificationConf> securityEvent(SecurityEventNotificationReq told) {
    return Exchange.map(
        new SecurityEventNotificationRequest(told.type(), told.timestamp(), told.techInfo(), null),
        _ -> new SecurityEventNotificationConf());
  }

  Exchange<SignCertificateConf> sign(SignCertificateReq asked) {
    var request =
        SignCertificateRequestBuilder.builder()
            .csr(asked.csr())
            .certificateType(CertificateSigningUse.ChargingStationCertificate)
            .build();
    return Exchange.map(request, answer -> new SignCertificateConf(answer.status()));
  }
}
