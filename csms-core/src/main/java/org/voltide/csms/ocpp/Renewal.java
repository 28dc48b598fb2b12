package org.voltide.csms.ocpp;

import java.util.Set;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.v16.CertificateSignedReq;
import org.voltide.ocpp.message.v16.ExtendedTrigger;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageReq;
import org.voltide.ocpp.message.v16.Trigger;
import org.voltide.ocpp.message.v16.TriggerMessageReq;

/**
 * What passes over a connection whose certificate has expired: what it takes to get a new one, and
 * nothing else (OCPP 2.1 A00.FR.429).
 */
final class Renewal {
  private static final Set<Class<?>> HEARD =
      Set.of(
          BootNotificationRequest.class,
          HeartbeatRequest.class,
          SignCertificateRequest.class,
          SecurityEventNotificationRequest.class);

  private Renewal() {}

  /** Whether the station may say this. */
  static boolean isServedBy(Message told) {
    return HEARD.contains(told.getClass());
  }

  /** Whether the station may be asked this. */
  static boolean mayAsk(Request<?> request) {
    return switch (request) {
      case CertificateSignedRequest _, CertificateSignedReq _ -> true;
      case TriggerMessageRequest asked -> mayTrigger(asked.requestedMessage());
      case TriggerMessageReq asked -> asked.requestedMessage() == Trigger.BootNotification;
      case ExtendedTriggerMessageReq asked ->
          asked.requestedMessage() == ExtendedTrigger.BootNotification
              || asked.requestedMessage() == ExtendedTrigger.SignChargePointCertificate;
      default -> false;
    };
  }

  private static boolean mayTrigger(MessageTrigger message) {
    return message == MessageTrigger.BootNotification
        || message == MessageTrigger.SignChargingStationCertificate;
  }
}
