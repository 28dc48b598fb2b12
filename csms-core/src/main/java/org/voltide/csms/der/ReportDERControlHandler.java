package org.voltide.csms.der;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.der.ReportDERControlRequest;
import org.voltide.ocpp.message.der.ReportDERControlResponse;

/** Keeps a part of the settings a station holds (OCPP 2.1 R04). */
@Singleton
final class ReportDERControlHandler
    implements RecordingHandler<ReportDERControlRequest, ReportDERControlResponse> {
  private final Parts parts;

  ReportDERControlHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Class<ReportDERControlRequest> message() {
    return ReportDERControlRequest.class;
  }

  @Override
  public Written<ReportDERControlResponse> record(
      Statements statements, LaneMessage<ReportDERControlRequest> message) {
    ReportDERControlRequest told = message.payload();
    parts.append(
        statements,
        message.stationId(),
        Kind.DER_CONTROLS,
        told.requestId(),
        !Boolean.TRUE.equals(told.tbc()),
        Items.whole(told),
        message.receivedAt());
    return Written.silently(new ReportDERControlResponse(null));
  }
}
