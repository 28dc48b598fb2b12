package org.voltide.csms.display;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.display.NotifyDisplayMessagesRequest;
import org.voltide.ocpp.message.display.NotifyDisplayMessagesResponse;

/** Keeps what a display holds (OCPP 2.1 O03, O04): as part of its result, and as what is known. */
@Singleton
final class NotifyDisplayMessagesHandler
    implements RecordingHandler<NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse> {
  private final DisplayStore store;
  private final Parts parts;

  NotifyDisplayMessagesHandler(DisplayStore store, Parts parts) {
    this.store = store;
    this.parts = parts;
  }

  @Override
  public Class<NotifyDisplayMessagesRequest> message() {
    return NotifyDisplayMessagesRequest.class;
  }

  @Override
  public Written<NotifyDisplayMessagesResponse> record(
      Statements statements, LaneMessage<NotifyDisplayMessagesRequest> message) {
    NotifyDisplayMessagesRequest told = message.payload();
    String items = Items.of(told, "messageInfo");
    for (JsonNode held : Json.stored(items)) {
      store.keep(
          statements,
          message.stationId(),
          held.get("id").asInt(),
          held.toString(),
          message.receivedAt());
    }
    parts.append(
        statements,
        message.stationId(),
        Kind.DISPLAY_MESSAGES,
        told.requestId(),
        !Boolean.TRUE.equals(told.tbc()),
        items,
        message.receivedAt());
    return Written.silently(new NotifyDisplayMessagesResponse(null));
  }
}
