package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.control.SessionEnergyQueries.Ledger;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Money of a session per quarter hour and in total. */
@Path("/api/v1/sessions/{id}/ledger")
@Tag(name = "sessions")
public class SessionLedgerResource {

  private final SiteReader reader;
  private final SessionEnergyQueries queries;

  SessionLedgerResource(SiteReader reader, SessionEnergyQueries queries) {
    this.reader = reader;
    this.queries = queries;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Money of a session per quarter hour and in total")
  public Ledger read(@PathParam("id") UUID id) {
    SessionFacts session = reader.session(id).orElseThrow(() -> Problem.notFound("session", id));
    return queries.ledger(session.id());
  }
}
