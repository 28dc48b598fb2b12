package org.voltide.ocpp.dialect;

import java.net.URI;
import java.net.URISyntaxException;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.diagnostics.GetLogResponse;
import org.voltide.ocpp.message.diagnostics.LogParameters;
import org.voltide.ocpp.message.diagnostics.LogStatus;
import org.voltide.ocpp.message.diagnostics.LogType;
import org.voltide.ocpp.message.firmware.Firmware;
import org.voltide.ocpp.message.firmware.UpdateFirmwareRequest;
import org.voltide.ocpp.message.firmware.UpdateFirmwareResponse;
import org.voltide.ocpp.message.firmware.UpdateFirmwareStatus;
import org.voltide.ocpp.message.v16.GetDiagnosticsReq;
import org.voltide.ocpp.message.v16.GetLogReq;
import org.voltide.ocpp.message.v16.LogTarget;
import org.voltide.ocpp.message.v16.SignedFirmware;
import org.voltide.ocpp.message.v16.SignedUpdateFirmwareReq;
import org.voltide.ocpp.message.v16.UpdateFirmwareReq;

/** Firmware and logs: those of the security whitepaper, or what 1.6 had before. */
record Uploads(Memory memory) {

  /** A signed firmware never becomes an unsigned one, whatever the station supports. */
  Exchange<UpdateFirmwareResponse> firmware(UpdateFirmwareRequest request) {
    Firmware firmware = request.firmware();
    memory.firmwareAsked(request.requestId());
    String certificate = firmware.signingCertificate();
    String signature = firmware.signature();
    if (certificate != null && signature != null) {
      var signed =
          new SignedFirmware(
              firmware.location(),
              firmware.retrieveDateTime(),
              firmware.installDateTime(),
              certificate,
              signature);
      return Exchange.map(
          new SignedUpdateFirmwareReq(
              request.retries(), request.retryInterval(), request.requestId(), signed),
          answer -> new UpdateFirmwareResponse(answer.status(), null, null));
    }
    Unsayable.ifSet(
        "In OCPP 1.6 only a signed firmware has an install time, a certificate and a signature",
        firmware.installDateTime(),
        certificate,
        signature);
    return Exchange.map(
        new UpdateFirmwareReq(
            uri(firmware.location(), "/firmware/location"),
            request.retries(),
            firmware.retrieveDateTime(),
            request.retryInterval()),
        _ -> new UpdateFirmwareResponse(UpdateFirmwareStatus.Accepted, null, null));
  }

  Exchange<GetLogResponse> log(GetLogRequest request) {
    Unsayable.unless(
        request.logType() != LogType.DataCollectorLog, "OCPP 1.6 has no data collector log");
    memory.logAsked(request.requestId());
    LogParameters log = request.log();
    var whitepaper =
        new GetLogReq(
            new LogTarget(log.remoteLocation(), log.oldestTimestamp(), log.latestTimestamp()),
            request.logType(),
            request.requestId(),
            request.retries(),
            request.retryInterval());
    return Exchange.ask(
        whitepaper,
        answer -> Exchange.done(new GetLogResponse(answer.status(), null, answer.filename(), null)),
        () -> diagnostics(request));
  }

  private static Exchange<GetLogResponse> diagnostics(GetLogRequest request) {
    Unsayable.unless(
        request.logType() == LogType.DiagnosticsLog, "The station has no security log");
    LogParameters log = request.log();
    return Exchange.map(
        new GetDiagnosticsReq(
            uri(log.remoteLocation(), "/log/remoteLocation"),
            request.retries(),
            request.retryInterval(),
            log.oldestTimestamp(),
            log.latestTimestamp()),
        answer ->
            new GetLogResponse(
                answer.fileName() == null ? LogStatus.Rejected : LogStatus.Accepted,
                null,
                answer.fileName(),
                null));
  }

  private static URI uri(String text, String pointer) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new OcppFault(OcppErrorCode.PropertyConstraintViolation, "is not a URI", pointer)
          .asException();
    }
  }
}
