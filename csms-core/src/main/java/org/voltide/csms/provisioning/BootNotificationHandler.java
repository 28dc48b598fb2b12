package org.voltide.csms.provisioning;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.BootStates;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;

/** Answers BootNotification once it is committed (OCPP 2.1 B01 to B03). */
@Singleton
final class BootNotificationHandler
    implements StationMessageHandler<BootNotificationRequest, BootNotificationResponse> {
  private final Lanes lanes;
  private final BootNotifications boots;
  private final BootStates states;

  BootNotificationHandler(Lanes lanes, BootNotifications boots, BootStates states) {
    this.lanes = lanes;
    this.boots = boots;
    this.states = states;
  }

  @Override
  public Class<BootNotificationRequest> request() {
    return BootNotificationRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<BootNotificationResponse> handle(
      StationConnection connection, BootNotificationRequest request) {
    return lanes
        .submit(boots, connection.stationId(), connection.epoch(), request)
        .whenComplete(
            (answer, failure) -> {
              if (answer != null) {
                states.answered(connection.stationId(), answer.status());
              }
            });
  }
}
