package org.voltide.simulator.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.message.provisioning.ComponentCriterion;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportResponse;
import org.voltide.ocpp.message.provisioning.Mutability;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.type.Variable;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Parts;
import org.voltide.simulator.device.Key;

/** Reports of the device model (OCPP 2.1 B07, B08). */
public record Inventory(Host host) implements Block {
  private static final int PART = 20;
  private static final Set<String> SUMMARY = Set.of("Available", "AvailabilityState", "Problem");

  @Override
  public void register(Desk desk) {
    desk.on(GetBaseReportRequest.class, this::base);
    desk.on(GetReportRequest.class, this::custom);
    desk.limit(
        GetReportRequest.class,
        request -> request.componentVariable() == null ? 0 : request.componentVariable().size(),
        Key.of("DeviceDataCtrlr", "ItemsPerMessage", "GetReport"),
        Key.of("DeviceDataCtrlr", "BytesPerMessage", "GetReport"));
  }

  private GetBaseReportResponse base(GetBaseReportRequest request) {
    List<ReportData> report =
        host.model()
            .report(
                (key, kind) ->
                    switch (request.reportBase()) {
                      case FullInventory -> true;
                      case ConfigurationInventory -> kind.mutability() != Mutability.ReadOnly;
                      case SummaryInventory -> SUMMARY.contains(key.variable());
                    });
    host.afterAnswer(() -> tell(request.requestId(), report));
    return new GetBaseReportResponse(GenericDeviceModelStatus.Accepted, null, null);
  }

  private GetReportResponse custom(GetReportRequest request) {
    List<ReportData> report =
        host.model().report((key, kind) -> named(request, key) && meets(request, key));
    if (report.isEmpty()) {
      return new GetReportResponse(GenericDeviceModelStatus.EmptyResultSet, null, null);
    }
    host.afterAnswer(() -> tell(request.requestId(), report));
    return new GetReportResponse(GenericDeviceModelStatus.Accepted, null, null);
  }

  private void tell(int requestId, List<ReportData> report) {
    Instant generated = host.time();
    Parts.send(
        report,
        PART,
        (seqNo, part, more) ->
            host.tell(new NotifyReportRequest(requestId, generated, seqNo, part, more, null)));
  }

  private static boolean named(GetReportRequest request, Key key) {
    return request.componentVariable() == null
        || request.componentVariable().stream().anyMatch(wanted -> fits(wanted, key));
  }

  /** What is not said fits everything (B08.FR.20 to FR.24). */
  public static boolean fits(ComponentVariable wanted, Key key) {
    Variable variable = wanted.variable();
    Key asked =
        Key.of(wanted.component(), variable == null ? new Variable("", null, null) : variable);
    return asked.component().equalsIgnoreCase(key.component())
        && (asked.componentInstance() == null
            || asked.componentInstance().equalsIgnoreCase(key.componentInstance()))
        && (asked.evseId() == null || asked.evseId().equals(key.evseId()))
        && (asked.connectorId() == null || asked.connectorId().equals(key.connectorId()))
        && (variable == null || variable.name().equalsIgnoreCase(key.variable()))
        && (asked.instance() == null || asked.instance().equalsIgnoreCase(key.instance()));
  }

  private boolean meets(GetReportRequest request, Key key) {
    return request.componentCriteria() == null
        || request.componentCriteria().stream().anyMatch(criterion -> meets(key, criterion));
  }

  /** A component without the variable counts as working (B08.FR.07, FR.10). */
  private boolean meets(Key key, ComponentCriterion criterion) {
    Key state =
        new Key(
            key.component(),
            key.componentInstance(),
            key.evseId(),
            key.connectorId(),
            criterion.name(),
            null);
    Optional<String> value = host.model().value(state);
    return Objects.equals(
        value.orElse(criterion == ComponentCriterion.Problem ? "false" : "true"), "true");
  }
}
