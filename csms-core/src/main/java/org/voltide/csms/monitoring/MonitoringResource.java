package org.voltide.csms.monitoring;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringResult;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringStatus;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringResponse;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportResponse;
import org.voltide.ocpp.message.diagnostics.MonitoringCriterion;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseResponse;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelResponse;
import org.voltide.ocpp.message.type.ComponentVariable;

/** What a station watches; monitors that shall last are wished for as desired state. */
@Path("/api/v1/stations/{station}/monitoring")
@Tag(name = "Monitoring")
@RunOnVirtualThread
class MonitoringResource {

  /** Without any it is all there are. */
  record WantedMonitors(
      @Nullable List<MonitoringCriterion> criteria, @Nullable List<VariableAddress> variables) {}

  private final Monitors monitors;
  private final Commands commands;
  private final Operations operations;

  MonitoringResource(Monitors monitors, Commands commands, Operations operations) {
    this.monitors = monitors;
    this.commands = commands;
    this.operations = operations;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Monitors, as reported")
  public List<Monitors.Monitor> list(@PathParam("station") String station) {
    return monitors.of(station);
  }

  @POST
  @Path("report")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Ask which monitors it has")
  public Operation report(@PathParam("station") String station, WantedMonitors wanted) {
    List<ComponentVariable> named =
        Optional.ofNullable(wanted.variables()).orElse(List.of()).stream()
            .map(a -> new ComponentVariable(a.toComponent(), a.toVariable(), null))
            .toList();
    return operations.<GetMonitoringReportResponse>begin(
        station,
        Kind.MONITORING_REPORT,
        id ->
            new GetMonitoringReportRequest(
                id, named.isEmpty() ? null : named, wanted.criteria(), null),
        answer ->
            switch (answer.status()) {
              case Accepted -> new Reply.Coming();
              case EmptyResultSet -> new Reply.Nothing(answer.status().name());
              case Rejected, NotSupported -> Reply.refused(answer.status(), answer.statusInfo());
            });
  }

  @POST
  @Path("base")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Choose a set (N03)")
  public SetMonitoringBaseResponse base(
      @PathParam("station") String station, SetMonitoringBaseRequest request) {
    return commands.ask(station, request);
  }

  @POST
  @Path("level")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Report up to a severity (N05)")
  public SetMonitoringLevelResponse level(
      @PathParam("station") String station, SetMonitoringLevelRequest request) {
    return commands.ask(station, request);
  }

  @POST
  @Path("clear")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Clear monitors now (N06)")
  public ClearVariableMonitoringResponse clear(
      @PathParam("station") String station, ClearVariableMonitoringRequest request) {
    ClearVariableMonitoringResponse answer = commands.ask(station, request);
    answer.clearMonitoringResult().forEach(result -> forget(station, result));
    return answer;
  }

  private void forget(String station, ClearMonitoringResult result) {
    if (result.status() != ClearMonitoringStatus.Rejected) {
      monitors.cleared(station, result.id());
    }
  }
}
