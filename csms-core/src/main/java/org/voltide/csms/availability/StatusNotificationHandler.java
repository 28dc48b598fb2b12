package org.voltide.csms.availability;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;

/** Answers StatusNotification once its station's lane has committed it (OCPP 2.1 G01). */
@Singleton
final class StatusNotificationHandler
    implements StationMessageHandler<StatusNotificationRequest, StatusNotificationResponse> {
  private final Lanes lanes;
  private final StatusNotifications statuses;

  StatusNotificationHandler(Lanes lanes, StatusNotifications statuses) {
    this.lanes = lanes;
    this.statuses = statuses;
  }

  @Override
  public Class<StatusNotificationRequest> request() {
    return StatusNotificationRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<StatusNotificationResponse> handle(
      StationConnection connection, StatusNotificationRequest request) {
    return lanes.submit(statuses, connection.stationId(), connection.epoch(), request);
  }
}
