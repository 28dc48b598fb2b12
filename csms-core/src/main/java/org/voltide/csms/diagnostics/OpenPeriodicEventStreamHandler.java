package org.voltide.csms.diagnostics;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamResponse;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Takes a stream (OCPP 2.1 N11). */
@Singleton
final class OpenPeriodicEventStreamHandler
    implements RecordingHandler<OpenPeriodicEventStreamRequest, OpenPeriodicEventStreamResponse> {
  private static final OpenPeriodicEventStreamResponse ACCEPTED =
      new OpenPeriodicEventStreamResponse(GenericStatus.Accepted, null, null);
  private static final OpenPeriodicEventStreamResponse TOO_MANY =
      new OpenPeriodicEventStreamResponse(
          GenericStatus.Rejected, new StatusInfo("TooManyElements", null, null), null);

  private final EventStreams streams;

  OpenPeriodicEventStreamHandler(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public Class<OpenPeriodicEventStreamRequest> message() {
    return OpenPeriodicEventStreamRequest.class;
  }

  @Override
  public Written<OpenPeriodicEventStreamResponse> record(
      Statements statements, LaneMessage<OpenPeriodicEventStreamRequest> message) {
    boolean isOpen =
        streams.open(
            statements,
            message.stationId(),
            message.payload().constantStreamData(),
            message.receivedAt());
    return Written.silently(isOpen ? ACCEPTED : TOO_MANY);
  }
}
