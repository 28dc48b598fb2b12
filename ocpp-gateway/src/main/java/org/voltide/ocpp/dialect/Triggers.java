package org.voltide.ocpp.dialect;

import java.util.Optional;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.v16.ExtendedTrigger;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageReq;
import org.voltide.ocpp.message.v16.Trigger;
import org.voltide.ocpp.message.v16.TriggerMessageReq;

/** TriggerMessage, which 1.6 has in three kinds: its own, the whitepaper's, and Plug & Charge's. */
final class Triggers {
  private Triggers() {}

  static Exchange<TriggerMessageResponse> trigger(TriggerMessageRequest request) {
    Optional<Integer> connector = Optional.ofNullable(request.evse()).map(Evse::id);
    return switch (request.requestedMessage()) {
      case BootNotification -> own(Trigger.BootNotification, connector);
      case FirmwareStatusNotification -> own(Trigger.FirmwareStatusNotification, connector);
      case Heartbeat -> own(Trigger.Heartbeat, connector);
      case MeterValues, TransactionEvent -> own(Trigger.MeterValues, connector);
      case StatusNotification -> own(Trigger.StatusNotification, connector);
      case LogStatusNotification -> logStatus(connector);
      case SignChargingStationCertificate ->
          Exchange.map(
              new ExtendedTriggerMessageReq(
                  ExtendedTrigger.SignChargePointCertificate, connector.orElse(null)),
              answer -> answer(answer.status()));
      case SignV2GCertificate, SignV2G20Certificate ->
          PlugAndCharge.ask("TriggerMessage", request, TriggerMessageResponse.class);
      case SignCombinedCertificate, PublishFirmwareStatusNotification, CustomTrigger ->
          throw Unsayable.because(
              "In OCPP 1.6 a station cannot be asked for " + request.requestedMessage());
    };
  }

  private static Exchange<TriggerMessageResponse> own(
      Trigger trigger, Optional<Integer> connector) {
    return Exchange.map(
        new TriggerMessageReq(trigger, connector.orElse(null)), answer -> answer(answer.status()));
  }

  /** A station without the security whitepaper has diagnostics instead of logs. */
  private static Exchange<TriggerMessageResponse> logStatus(Optional<Integer> connector) {
    return Exchange.ask(
        new ExtendedTriggerMessageReq(
            ExtendedTrigger.LogStatusNotification, connector.orElse(null)),
        answer ->
            answer.status() == TriggerMessageStatus.NotImplemented
                ? own(Trigger.DiagnosticsStatusNotification, connector)
                : Exchange.done(answer(answer.status())),
        () -> own(Trigger.DiagnosticsStatusNotification, connector));
  }

  private static TriggerMessageResponse answer(TriggerMessageStatus status) {
    return new TriggerMessageResponse(status, null, null);
  }
}
