package org.voltide.csms.roaming.datex;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Roles;

/** Whether the public reads a site. */
@Path("/api/v1/sites/{site}/public-data")
@Tag(name = "Roaming")
@RunOnVirtualThread
class PublicSiteResource {
  private final PublicSites sites;

  PublicSiteResource(PublicSites sites) {
    this.sites = sites;
  }

  /** What the public reads beyond what partners do. */
  public record PublicData(@NotNull Attendance attendance) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What is published of a site; nothing when it is not")
  public RestResponse<PublicData> get(@PathParam("site") String site) {
    return sites
        .find(site)
        .map(attendance -> RestResponse.ok(new PublicData(attendance)))
        .orElseGet(RestResponse::noContent);
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Publish a site that partners see (DATEX II)")
  public PublicData put(@PathParam("site") String site, @NotNull @Valid PublicData data) {
    sites.put(site, data.attendance());
    return data;
  }

  @DELETE
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Publish it no more")
  public void delete(@PathParam("site") String site) {
    sites.delete(site);
  }
}
