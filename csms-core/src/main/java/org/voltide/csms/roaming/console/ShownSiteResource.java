package org.voltide.csms.roaming.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.roaming.shared.PublishedSite;
import org.voltide.csms.roaming.shared.PublishedSites;

/** All sites that roaming partners see. */
@Path("/api/v1/roaming/sites")
@Tag(name = "Roaming")
@RunOnVirtualThread
class ShownSiteResource {
  private final PublishedSites sites;

  ShownSiteResource(PublishedSites sites) {
    this.sites = sites;
  }

  /** A site and what partners read of it. */
  record ShownSite(String siteId, String name, @JsonUnwrapped PublishedSite published) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Sites that partners see, with what they read of them")
  public List<ShownSite> list() {
    return sites.all().stream()
        .map(site -> new ShownSite(site.id(), site.name(), site.published()))
        .toList();
  }
}
