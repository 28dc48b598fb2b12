package org.voltide.csms.roaming.datex;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.datex.PublicSites.Candidate;

/** What the public reads, for the console. */
@Path("/api/v1/roaming/public-data")
@Tag(name = "Roaming")
@RunOnVirtualThread
class PublicDataResource {
  private final PublicSites sites;
  private final PublicDataSettings settings;
  private final RoamingSettings roaming;

  PublicDataResource(PublicSites sites, PublicDataSettings settings, RoamingSettings roaming) {
    this.sites = sites;
    this.settings = settings;
    this.roaming = roaming;
  }

  /**
   * Where the public reads, and of what.
   *
   * @param nationalIdentifier what the national registry calls the operator; without it nothing is
   *     published
   * @param table address of sites, stations and prices; absent until roaming has an address
   * @param status address of what goes on at their points
   * @param sites that roaming partners see: only these can be published
   */
  record PublicDataView(
      Optional<String> nationalIdentifier,
      Optional<String> table,
      Optional<String> status,
      List<Candidate> sites) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Addresses of the public data, and which sites are in them")
  public PublicDataView get() {
    return new PublicDataView(
        settings.nationalIdentifier(), address("static"), address("status"), sites.candidates());
  }

  private Optional<String> address(String document) {
    return roaming
        .address()
        .map(address -> address.replaceAll("/+$", "") + "/public/datex/" + document);
  }
}
