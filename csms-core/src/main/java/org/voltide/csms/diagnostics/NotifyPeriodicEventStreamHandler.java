package org.voltide.csms.diagnostics;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.NotifyPeriodicEventStream;

/** Keeps the values of a stream (OCPP 2.1 N15). Nobody waits for an answer. */
@Singleton
final class NotifyPeriodicEventStreamHandler
    implements RecordingHandler<NotifyPeriodicEventStream, Boolean> {
  private final EventStreams streams;

  NotifyPeriodicEventStreamHandler(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public Class<NotifyPeriodicEventStream> message() {
    return NotifyPeriodicEventStream.class;
  }

  @Override
  public Written<Boolean> record(
      Statements statements, LaneMessage<NotifyPeriodicEventStream> message) {
    streams.keep(statements, message);
    return Written.silently(true);
  }
}
