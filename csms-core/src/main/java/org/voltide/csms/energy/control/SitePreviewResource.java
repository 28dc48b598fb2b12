package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What plans of sites would become. */
@Path("/api/v1/sites/{site}/plan/preview")
@Tag(name = "sites")
public class SitePreviewResource {

  private final SiteControllers controllers;

  SitePreviewResource(SiteControllers controllers) {
    this.controllers = controllers;
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "What the plan would become with other limits, another mode or other terms",
      description = "Nothing is kept and no station is told. Answers the plan as it is, too.")
  public SitePreview preview(@PathParam("site") String site, @NotNull @Valid Supposed supposed) {
    if (supposed.mode() != null && !supposed.mode().kind().isForSites()) {
      throw Problem.invalid("/mode/kind", "This is a mode of sessions.");
    }
    return controllers.preview(site, supposed);
  }
}
