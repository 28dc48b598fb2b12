package org.voltide.csms.firmware;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatus;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatusNotificationResponse;

/** Keeps how far a local controller is, and where it offers the image (OCPP 2.1 L03). */
@Singleton
final class PublishFirmwareStatusNotificationHandler
    implements RecordingHandler<
        PublishFirmwareStatusNotificationRequest, PublishFirmwareStatusNotificationResponse> {
  private final Parts parts;

  PublishFirmwareStatusNotificationHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Class<PublishFirmwareStatusNotificationRequest> message() {
    return PublishFirmwareStatusNotificationRequest.class;
  }

  @Override
  public Written<PublishFirmwareStatusNotificationResponse> record(
      Statements statements, LaneMessage<PublishFirmwareStatusNotificationRequest> message) {
    PublishFirmwareStatusNotificationRequest told = message.payload();
    if (told.status() != PublishFirmwareStatus.Idle) {
      Optional<Integer> request = Optional.ofNullable(told.requestId());
      request.ifPresent(id -> offered(statements, message.stationId(), id, told.location()));
      parts.step(
          statements,
          message.stationId(),
          Kind.PUBLISH_FIRMWARE,
          request,
          told.status().name(),
          FirmwareProgress.of(told.status()),
          message.receivedAt());
    }
    return Written.silently(new PublishFirmwareStatusNotificationResponse(null));
  }

  private static void offered(
      Statements statements, String stationId, int requestId, @Nullable List<String> locations) {
    if (locations == null) {
      return;
    }
    statements.update(
        "update published_firmware p set locations = ? from operation o"
            + " where o.id = p.operation_id and o.station_id = ? and o.kind = ?"
            + " and o.request_id = ?",
        locations.stream().map(StorableText::of).toArray(String[]::new),
        stationId,
        Kind.PUBLISH_FIRMWARE.name(),
        requestId);
  }
}
