package org.voltide.csms.energy.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.CurrentTenant;

/** Plans of sites. */
@Path("/api/v1/sites/{site}")
@Tag(name = "sites")
@Produces(MediaType.APPLICATION_JSON)
public class SitePlanResource {

  private final PlanStore plans;
  private final SiteReader reader;
  private final SiteControllers controllers;
  private final CurrentTenant current;

  SitePlanResource(
      PlanStore plans, SiteReader reader, SiteControllers controllers, CurrentTenant current) {
    this.plans = plans;
    this.reader = reader;
    this.controllers = controllers;
    this.current = current;
  }

  @GET
  @Path("/plan")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "The plan in force")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SitePlanView.class)))
  public String plan(@PathParam("site") String site) {
    return plans
        .newest(site)
        .map(this::shown)
        .orElseThrow(
            () ->
                reader.site(site).isEmpty()
                    ? Problem.notFound("site", site)
                    : Problem.notFound("plan yet for site", site));
  }

  /** Tenants do not see the names of drivers and cars. */
  private String shown(String plan) {
    if (current.id().isEmpty()) {
      return plan;
    }
    JsonNode told = Json.stored(plan);
    told.path("cars").forEach(car -> ((ObjectNode) car).set("label", car.get("stationId")));
    return told.toString();
  }

  @POST
  @Path("/replan")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Plan now and answer the new plan")
  public SitePlanView replan(@PathParam("site") String site) {
    return controllers.planNow(site, Reason.OPERATOR);
  }
}
