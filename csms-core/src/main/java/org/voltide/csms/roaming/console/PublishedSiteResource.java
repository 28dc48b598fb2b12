package org.voltide.csms.roaming.console;

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
import org.voltide.csms.roaming.shared.PublishedSite;
import org.voltide.csms.roaming.shared.PublishedSites;

/** Whether roaming partners see a site. */
@Path("/api/v1/sites/{site}/roaming")
@Tag(name = "Roaming")
@RunOnVirtualThread
class PublishedSiteResource {
  private final PublishedSites sites;

  PublishedSiteResource(PublishedSites sites) {
    this.sites = sites;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What partners read of a site; nothing when they do not see it")
  public RestResponse<PublishedSite> get(@PathParam("site") String site) {
    return sites.find(site).map(RestResponse::ok).orElseGet(RestResponse::noContent);
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Show a site to roaming partners")
  public PublishedSite put(
      @PathParam("site") String site, @NotNull @Valid PublishedSite published) {
    sites.put(site, published);
    return published;
  }

  @DELETE
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Show it no more: partners are told that its EVSEs are removed")
  public void delete(@PathParam("site") String site) {
    sites.delete(site);
  }
}
