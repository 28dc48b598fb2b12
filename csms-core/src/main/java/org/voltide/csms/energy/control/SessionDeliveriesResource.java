package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Profiles sent for a session. */
@Path("/api/v1/sessions/{id}/deliveries")
@Tag(name = "sessions")
public class SessionDeliveriesResource {

  private final SiteReader reader;
  private final DeliveryStore deliveries;

  SessionDeliveriesResource(SiteReader reader, DeliveryStore deliveries) {
    this.reader = reader;
    this.deliveries = deliveries;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Profiles sent for a session with their outcome, newest first")
  public List<DeliveryStore.Delivery> read(@PathParam("id") UUID id) {
    SessionFacts session = reader.session(id).orElseThrow(() -> Problem.notFound("session", id));
    return deliveries.of(session.id());
  }
}
