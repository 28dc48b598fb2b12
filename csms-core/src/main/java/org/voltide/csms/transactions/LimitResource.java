package org.voltide.csms.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** When sessions are to stop. */
@Path("/api/v1/sessions/{id}/limits")
@Tag(name = "sessions")
public class LimitResource {
  private final Database database;
  private final SessionQueries sessions;

  LimitResource(Database database, SessionQueries sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Limit a session; absent values limit nothing",
      description =
          "OCPP 2.1 stations are told with the answer to their next event (E16); any station is"
              + " asked to stop when a limit is reached.")
  public SessionView limit(@PathParam("id") UUID id, @Valid @NotNull Limits limits) {
    int changed =
        database.update(
            """
            update charging_session
               set limit_energy_wh = ?, limit_time_s = ?, limit_cost = ?, limit_soc_percent = ?,
                   limit_version = limit_version + 1, stop_asked_at = null
             where id = ? and ended_at is null
            """,
            limits.energyWh(),
            limits.seconds(),
            limits.cost(),
            limits.socPercent(),
            id);
    SessionView session = sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
    if (changed == 0) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    return session;
  }
}
