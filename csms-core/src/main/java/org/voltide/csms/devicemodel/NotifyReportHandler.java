package org.voltide.csms.devicemodel;

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
import org.voltide.ocpp.message.SecretVariables;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.NotifyReportRequestBuilder;
import org.voltide.ocpp.message.provisioning.NotifyReportResponse;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.ReportDataBuilder;
import org.voltide.ocpp.message.provisioning.VariableAttributeBuilder;

/** Keeps a part of a report (OCPP 2.x B07, B08): as part of its result, and as what is known. */
@Singleton
final class NotifyReportHandler
    implements RecordingHandler<NotifyReportRequest, NotifyReportResponse> {
  private final DeviceModel devices;
  private final Parts parts;

  NotifyReportHandler(DeviceModel devices, Parts parts) {
    this.devices = devices;
    this.parts = parts;
  }

  @Override
  public Class<NotifyReportRequest> message() {
    return NotifyReportRequest.class;
  }

  @Override
  public Written<NotifyReportResponse> record(
      Statements statements, LaneMessage<NotifyReportRequest> message) {
    NotifyReportRequest report = message.payload();
    List<ReportData> told = Optional.ofNullable(report.reportData()).orElse(List.of());
    devices.keep(
        statements,
        message.stationId(),
        told.stream().flatMap(ReportedVariable::of).toList(),
        message.receivedAt());
    parts.keep(
        statements,
        new Part(
            message.stationId(),
            Kind.REPORT,
            report.requestId(),
            report.seqNo(),
            !Boolean.TRUE.equals(report.tbc()),
            Items.of(shown(report, told), "reportData"),
            message.receivedAt()));
    Inventory.told(statements, message.stationId());
    return Written.silently(new NotifyReportResponse(null));
  }

  /** Results are read by people, who need no secrets. */
  private static NotifyReportRequest shown(NotifyReportRequest report, List<ReportData> told) {
    return NotifyReportRequestBuilder.builder(report)
        .reportData(told.stream().map(NotifyReportHandler::shown).toList())
        .build();
  }

  private static ReportData shown(ReportData data) {
    if (!SecretVariables.contains(data.variable().name())) {
      return data;
    }
    return ReportDataBuilder.builder(data)
        .variableAttribute(
            data.variableAttribute().stream()
                .map(a -> VariableAttributeBuilder.builder(a).value(SecretVariables.MASK).build())
                .toList())
        .build();
  }
}
