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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.Thing;

/** What single sessions are steered for. */
@Path("/api/v1/sessions/{id}/mode")
@Tag(name = "sessions")
class SessionModeResource {

  private final ModeStore store;
  private final Event<ModesChanged> changes;
  private final Clock clock;

  SessionModeResource(ModeStore store, Event<ModesChanged> changes, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SESSION)
  @Operation(summary = "The mode of a session; nothing when it goes with its site")
  public RestResponse<Mode> read(@PathParam("id") UUID id) {
    return store.ofSession(id).map(RestResponse::ok).orElseGet(RestResponse::noContent);
  }

  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(
      summary = "Set what the session is steered for; planned anew",
      description = "COST, SELF_CONSUMPTION, LIMIT_ONLY, FIXED_SCHEDULE or CHARGE_NOW.")
  public Mode set(@PathParam("id") UUID id, @NotNull @Valid Mode mode) {
    if (!mode.kind().isForSessions()) {
      throw Problem.invalid("/kind", "%s is a mode of sites.".formatted(mode.kind()));
    }
    String site = siteOf(id);
    demandOwnCosts(site, mode);
    store.set(id, mode, clock.instant());
    changes.fire(new ModesChanged(site));
    return mode;
  }

  @DELETE
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(summary = "Have the session go with its site again")
  public void clear(@PathParam("id") UUID id) {
    String site = siteOf(id);
    store.clear(id);
    changes.fire(new ModesChanged(site));
  }

  /** What the site generates is used at its connection, which all cars share. */
  private void demandOwnCosts(String site, Mode mode) {
    if (mode instanceof Mode.Cost
        && store.ofSite(site).stream().anyMatch(each -> each instanceof Mode.SelfConsumption)) {
      throw Problem.conflict(
          "Site %s uses what it generates first, with all its cars together.".formatted(site));
    }
  }

  private String siteOf(UUID id) {
    return store.siteOf(id).orElseThrow(() -> Problem.notFound("running session", id));
  }
}
