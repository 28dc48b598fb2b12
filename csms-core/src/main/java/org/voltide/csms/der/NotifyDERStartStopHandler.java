package org.voltide.csms.der;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.der.NotifyDERStartStopRequest;
import org.voltide.ocpp.message.der.NotifyDERStartStopResponse;

/** Notes that a scheduled setting began or ended, and which it pushed aside (OCPP 2.1 R04). */
@Singleton
final class NotifyDERStartStopHandler
    implements RecordingHandler<NotifyDERStartStopRequest, NotifyDERStartStopResponse> {
  private final DerControls controls;

  NotifyDERStartStopHandler(DerControls controls) {
    this.controls = controls;
  }

  @Override
  public Class<NotifyDERStartStopRequest> message() {
    return NotifyDERStartStopRequest.class;
  }

  @Override
  public Written<NotifyDERStartStopResponse> record(
      Statements statements, LaneMessage<NotifyDERStartStopRequest> message) {
    NotifyDERStartStopRequest told = message.payload();
    String station = message.stationId();
    Instant at = StationTime.believed(told.timestamp(), message.receivedAt());
    DerControls.State state = told.started() ? DerControls.State.STARTED : DerControls.State.ENDED;
    controls.change(statements, station, told.controlId(), state, at);
    for (String id : Optional.ofNullable(told.supersededIds()).orElse(List.of())) {
      controls.change(statements, station, id, DerControls.State.SUPERSEDED, at);
    }
    return Written.silently(new NotifyDERStartStopResponse(null));
  }
}
