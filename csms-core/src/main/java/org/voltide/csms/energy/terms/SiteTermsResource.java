package org.voltide.csms.energy.terms;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;

/** What sites pay and keep beyond prices of energy. */
@Path("/api/v1/sites/{site}/terms")
@Tag(name = "Sites")
class SiteTermsResource {

  private final TermsStore store;
  private final Event<TermsChanged> changes;
  private final Clock clock;

  SiteTermsResource(TermsStore store, Event<TermsChanged> changes, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SITE)
  @Operation(summary = "What the site pays and keeps beyond prices of energy")
  public SiteTerms read(@PathParam("site") String site) {
    return store.ofSite(site).orElseThrow(() -> Problem.notFound("site", site));
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Set all of it; the site is planned anew")
  public SiteTerms set(@PathParam("site") String site, @NotNull @Valid SiteTerms terms) {
    read(site);
    store.set(site, terms, clock.instant());
    changes.fire(new TermsChanged(site));
    return read(site);
  }
}
