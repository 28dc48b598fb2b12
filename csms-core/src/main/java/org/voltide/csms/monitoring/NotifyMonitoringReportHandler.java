package org.voltide.csms.monitoring;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Part;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.NotifyMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.NotifyMonitoringReportResponse;

/** Keeps a part of a monitoring report (OCPP 2.x N02). */
@Singleton
final class NotifyMonitoringReportHandler
    implements RecordingHandler<NotifyMonitoringReportRequest, NotifyMonitoringReportResponse> {
  private final Monitors monitors;
  private final Parts parts;

  NotifyMonitoringReportHandler(Monitors monitors, Parts parts) {
    this.monitors = monitors;
    this.parts = parts;
  }

  @Override
  public Class<NotifyMonitoringReportRequest> message() {
    return NotifyMonitoringReportRequest.class;
  }

  @Override
  public Written<NotifyMonitoringReportResponse> record(
      Statements statements, LaneMessage<NotifyMonitoringReportRequest> message) {
    NotifyMonitoringReportRequest report = message.payload();
    monitors.reported(
        statements,
        message.stationId(),
        Optional.ofNullable(report.monitor()).orElse(List.of()),
        message.receivedAt());
    parts.keep(
        statements,
        new Part(
            message.stationId(),
            Kind.MONITORING_REPORT,
            report.requestId(),
            report.seqNo(),
            !Boolean.TRUE.equals(report.tbc()),
            Items.of(report, "monitor"),
            message.receivedAt()));
    return Written.silently(new NotifyMonitoringReportResponse(null));
  }
}
