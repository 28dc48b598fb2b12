package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.control.SessionEnergyQueries.SessionPlan;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What was and is planned for a session. */
@Path("/api/v1/sessions/{id}/plan")
@Tag(name = "sessions")
public class SessionPlanResource {

  private final SiteReader reader;
  private final SessionEnergyQueries queries;

  SessionPlanResource(SiteReader reader, SessionEnergyQueries queries) {
    this.reader = reader;
    this.queries = queries;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "What was and is planned for a session")
  public SessionPlan read(@PathParam("id") UUID id) {
    SessionFacts session = reader.session(id).orElseThrow(() -> Problem.notFound("session", id));
    return queries.plan(session);
  }
}
