package org.voltide.csms.energy.control;

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
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Plans of sites. */
@Path("/api/v1/sites/{site}")
@Tag(name = "sites")
@Produces(MediaType.APPLICATION_JSON)
public class SitePlanResource {

  private final PlanStore plans;
  private final SiteReader reader;
  private final SiteControllers controllers;

  SitePlanResource(PlanStore plans, SiteReader reader, SiteControllers controllers) {
    this.plans = plans;
    this.reader = reader;
    this.controllers = controllers;
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
        .orElseThrow(
            () ->
                reader.site(site).isEmpty()
                    ? Problem.notFound("site", site)
                    : Problem.notFound("plan yet for site", site));
  }

  @POST
  @Path("/replan")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Plan now and answer the new plan")
  public SitePlanView replan(@PathParam("site") String site) {
    return controllers.planNow(site, Reason.OPERATOR);
  }
}
