package org.voltide.csms.securitylog.stations;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.ocpp.message.security.SecurityEventNotificationResponse;

/** Keeps every security event a station reports (OCPP 2.1 A04). */
@Singleton
final class SecurityEventNotificationHandler
    implements RecordingHandler<
        SecurityEventNotificationRequest, SecurityEventNotificationResponse> {
  private static final SecurityEventNotificationResponse HEARD =
      new SecurityEventNotificationResponse(null);

  private final SecurityLog log;

  SecurityEventNotificationHandler(SecurityLog log) {
    this.log = log;
  }

  @Override
  public Class<SecurityEventNotificationRequest> message() {
    return SecurityEventNotificationRequest.class;
  }

  @Override
  public Written<SecurityEventNotificationResponse> record(
      Statements statements, LaneMessage<SecurityEventNotificationRequest> message) {
    SecurityEventNotificationRequest told = message.payload();
    var event =
        log.told(
            statements,
            message.stationId(),
            told.type(),
            told.timestamp(),
            told.techInfo(),
            message.receivedAt());
    return new Written<>(HEARD, () -> event.ifPresent(log::announce));
  }
}
