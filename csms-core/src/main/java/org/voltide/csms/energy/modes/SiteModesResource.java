package org.voltide.csms.energy.modes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.modes.Mode.Kind;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;

/** What sites are steered for. */
@Path("/api/v1/sites/{site}/modes")
@Tag(name = "Sites")
class SiteModesResource {

  private final ModeStore store;
  private final Event<ModesChanged> changes;
  private final Clock clock;
  private final CurrentTenant tenant;

  SiteModesResource(
      ModeStore store, Event<ModesChanged> changes, Clock clock, CurrentTenant tenant) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
    this.tenant = tenant;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SITE)
  @Operation(summary = "What the site is steered for, the weakest first")
  public List<Mode> read(@PathParam("site") String site) {
    demand(site);
    return store.ofSite(site);
  }

  @PUT
  @Path("{kind}")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SITE)
  @Operation(
      summary = "Set a mode; the site is planned anew",
      description =
          "COST, SELF_CONSUMPTION and LIMIT_ONLY replace each other; tenants set only these.")
  public List<Mode> set(
      @PathParam("site") String site, @PathParam("kind") Kind kind, @NotNull @Valid Mode mode) {
    demand(site);
    demandObjective(kind);
    if (mode.kind() != kind) {
      throw Problem.invalid("/kind", "This address is of %s.".formatted(kind));
    }
    if (!kind.isForSites()) {
      throw Problem.invalid(
          "/kind", "%s is a mode of sessions; LIMIT_ONLY charges all at once.".formatted(kind));
    }
    store.set(site, mode, clock.instant());
    changes.fire(new ModesChanged(site));
    return store.ofSite(site);
  }

  @DELETE
  @Path("{kind}")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SITE)
  @Operation(summary = "Leave a mode; without objective the site goes back to COST")
  public List<Mode> clear(@PathParam("site") String site, @PathParam("kind") Kind kind) {
    demand(site);
    demandObjective(kind);
    store.clear(site, kind);
    changes.fire(new ModesChanged(site));
    return store.ofSite(site);
  }

  /** An objective yields to all else that holds at a site; the rest is the operator's to say. */
  private void demandObjective(Kind kind) {
    tenant.refuseIf(
        !kind.isObjective(),
        "Tenants say what their sites are steered for; %s is the operator's.".formatted(kind));
  }

  private void demand(String site) {
    if (!store.isSite(site)) {
      throw Problem.notFound("site", site);
    }
  }
}
