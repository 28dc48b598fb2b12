package org.voltide.csms.v2x;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.csms.transactions.SessionView;

@Path("/api/v1/sessions/{id}")
@Tag(name = "Bidirectional charging")
@RunOnVirtualThread
class OperationModeResource {
  private final SessionQueries sessions;
  private final OperationModes modes;

  OperationModeResource(SessionQueries sessions, OperationModes modes) {
    this.sessions = sessions;
    this.modes = modes;
  }

  @GET
  @Path("operation-mode")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The operation mode an operator ordered")
  public Ordered get(@PathParam("id") UUID id) {
    session(id);
    return modes
        .find(id)
        .orElseThrow(() -> Problem.notFound("operation mode ordered for session", id));
  }

  @PUT
  @Path("operation-mode")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Steer the session in an operation mode, instead of by its plan (OCPP 2.1 Q)",
      description = "The plan then reckons with full power; its last profile is the fallback.")
  public Ordered order(@PathParam("id") UUID id, @NotNull @Valid OperationModeOrder order) {
    return modes.set(active(id), order);
  }

  @DELETE
  @Path("operation-mode")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Take the order back: the plan holds again")
  public void clear(@PathParam("id") UUID id) {
    active(id);
    modes.clear(id);
  }

  @PUT
  @Path("setpoint")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Change the setpoint of a dynamic operation mode (OCPP 2.1 Q04, Q07)",
      description = "Pushed; a station that pulls gets the same values.")
  public Ordered change(@PathParam("id") UUID id, @NotNull @Valid SetpointChange change) {
    active(id);
    return modes.change(id, change);
  }

  private SessionView active(UUID id) {
    SessionView session = session(id);
    if (session.endedAt() != null) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    return session;
  }

  private SessionView session(UUID id) {
    return sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
  }
}
