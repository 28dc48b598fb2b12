package org.voltide.csms.diagnostics;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.ClosePeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.ClosePeriodicEventStreamResponse;

/** Ends a stream (OCPP 2.1 N13); its values stay. */
@Singleton
final class ClosePeriodicEventStreamHandler
    implements RecordingHandler<ClosePeriodicEventStreamRequest, ClosePeriodicEventStreamResponse> {
  private final EventStreams streams;

  ClosePeriodicEventStreamHandler(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public Class<ClosePeriodicEventStreamRequest> message() {
    return ClosePeriodicEventStreamRequest.class;
  }

  @Override
  public Written<ClosePeriodicEventStreamResponse> record(
      Statements statements, LaneMessage<ClosePeriodicEventStreamRequest> message) {
    streams.close(statements, message.stationId(), message.payload().id(), message.receivedAt());
    return Written.silently(new ClosePeriodicEventStreamResponse(null));
  }
}
