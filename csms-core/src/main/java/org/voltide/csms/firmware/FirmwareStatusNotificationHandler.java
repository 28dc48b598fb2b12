package org.voltide.csms.firmware;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.campaigns.CampaignNews;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.firmware.FirmwareStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationResponse;

/** Keeps how far an update is (OCPP 2.1 L01, L02). */
@Singleton
final class FirmwareStatusNotificationHandler
    implements RecordingHandler<
        FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse> {
  private final Parts parts;
  private final Event<CampaignNews> steps;

  FirmwareStatusNotificationHandler(Parts parts, Event<CampaignNews> steps) {
    this.parts = parts;
    this.steps = steps;
  }

  @Override
  public Class<FirmwareStatusNotificationRequest> message() {
    return FirmwareStatusNotificationRequest.class;
  }

  @Override
  public Written<FirmwareStatusNotificationResponse> record(
      Statements statements, LaneMessage<FirmwareStatusNotificationRequest> message) {
    FirmwareStatusNotificationRequest told = message.payload();
    FirmwareStatusNotificationResponse heard = new FirmwareStatusNotificationResponse(null);
    // Idle tells that there is nothing to tell of.
    if (told.status() == FirmwareStatus.Idle) {
      return Written.silently(heard);
    }
    parts.step(
        statements,
        message.stationId(),
        Kind.FIRMWARE,
        Optional.ofNullable(told.requestId()),
        told.status().name(),
        FirmwareProgress.of(told.status()),
        message.receivedAt());
    return new Written<>(heard, () -> steps.fire(new CampaignNews(message.stationId())));
  }
}
