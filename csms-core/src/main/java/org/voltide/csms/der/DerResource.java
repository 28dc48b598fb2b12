package org.voltide.csms.der;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.der.DerControls.DerControl;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payload;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.der.ClearDERControlRequest;
import org.voltide.ocpp.message.der.DERControlStatus;
import org.voltide.ocpp.message.der.GetDERControlRequest;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.type.DERControlType;

@Path("/api/v1/stations/{station}/der-controls")
@Tag(name = "Grid support")
@RunOnVirtualThread
class DerResource {
  private final DerControls controls;
  private final Commands commands;
  private final Operations operations;
  private final SupportedModes modes;
  private final Clock clock;

  DerResource(
      DerControls controls,
      Commands commands,
      Operations operations,
      SupportedModes modes,
      Clock clock) {
    this.modes = modes;
    this.controls = controls;
    this.commands = commands;
    this.operations = operations;
    this.clock = clock;
  }

  /** Which settings are asked for; all when empty. */
  record Wanted(
      @Nullable Boolean isDefault,
      @Nullable DERControlType controlType,
      @Nullable String controlId) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Settings the station accepted")
  public List<DerControl> list(@PathParam("station") String station) {
    return controls.of(station);
  }

  @PUT
  @Path("{control}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Set or replace a grid-support setting",
      description = "A SetDERControl without its controlId (OCPP 2.1 R04).")
  @RequestBody(content = @Content(schema = @Schema(implementation = SetDERControlRequest.class)))
  public DerControl set(
      @PathParam("station") String station, @PathParam("control") String control, String body) {
    SetDERControlRequest wanted =
        Payload.read(
            SetDERControlRequest.class, Payload.object(body).put("controlId", control).toString());
    List<Problem.Fault> faults = DerRules.faults(wanted);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    modes.check(station, wanted.controlType());
    Optional<DerControl> before = controls.find(station, control);
    controls.keep(station, wanted, clock.instant());
    try {
      controls.supersede(station, accepted(station, wanted), clock.instant());
    } catch (Problem problem) {
      controls.restore(station, control, before);
      throw problem;
    }
    return controls.find(station, control).orElseThrow();
  }

  /** Has the station take a setting; which others that pushed aside. */
  private List<String> accepted(String station, SetDERControlRequest wanted) {
    var answer = commands.ask(station, wanted);
    if (answer.status() != DERControlStatus.Accepted) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
    return Optional.ofNullable(answer.supersededIds()).orElse(List.of());
  }

  @DELETE
  @Path("{control}")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Remove a setting")
  public void clear(@PathParam("station") String station, @PathParam("control") String control) {
    DerControl known =
        controls
            .find(station, control)
            .orElseThrow(() -> Problem.notFound("grid-support setting", control));
    clear(station, known.isDefault(), null, control);
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Remove all default or all scheduled settings, of one type or of any")
  public void clearAll(
      @PathParam("station") String station,
      @QueryParam("default") boolean isDefault,
      @QueryParam("type") @Nullable DERControlType type) {
    clear(station, isDefault, type, null);
  }

  @POST
  @Path("report")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask the station for its settings",
      description = "Answers with the operation that collects them.")
  public Operation report(@PathParam("station") String station, @NotNull Wanted wanted) {
    return operations.begin(
        station,
        Kind.DER_CONTROLS,
        id ->
            new GetDERControlRequest(
                id, wanted.isDefault(), wanted.controlType(), wanted.controlId(), null),
        answer ->
            switch (answer.status()) {
              case Accepted -> new Reply.Coming();
              case NotFound -> new Reply.Nothing(answer.status().name());
              case Rejected, NotSupported -> Reply.refused(answer.status(), answer.statusInfo());
            });
  }

  private void clear(
      String station, boolean isDefault, @Nullable DERControlType type, @Nullable String control) {
    var answer = commands.ask(station, new ClearDERControlRequest(isDefault, type, control, null));
    // A setting that is not there any more is removed.
    if (answer.status() != DERControlStatus.Accepted
        && answer.status() != DERControlStatus.NotFound) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
    controls.forget(station, isDefault, type, control);
  }
}
