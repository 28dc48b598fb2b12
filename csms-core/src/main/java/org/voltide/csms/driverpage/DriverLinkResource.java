package org.voltide.csms.driverpage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.driverpage.DriverLinks.Linked;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.csms.transactions.SessionView;

/** The link by which a session's driver needs no account. */
@Path("/api/v1/sessions/{id}/driver-link")
@Tag(name = "sessions")
@RunOnVirtualThread
class DriverLinkResource {

  /** What follows {@code #} is never sent to a server, so no log and no referrer names it. */
  private static final String PAGE = "/driver#";

  private final DriverLinks links;
  private final DriverDoor door;
  private final SessionQueries sessions;
  private final Clock clock;
  private final CurrentTenant tenant;

  DriverLinkResource(
      DriverLinks links,
      DriverDoor door,
      SessionQueries sessions,
      Clock clock,
      CurrentTenant tenant) {
    this.links = links;
    this.door = door;
    this.sessions = sessions;
    this.clock = clock;
    this.tenant = tenant;
  }

  /**
   * A link just made.
   *
   * @param path of the console's address: the only copy
   */
  record Made(String path, Instant madeAt) {
    @Override
    public String toString() {
      return "Made[" + madeAt + "]";
    }
  }

  /**
   * Whether there is one.
   *
   * @param madeAt absent when there is none
   */
  record Known(@Nullable Instant madeAt) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SESSION)
  @Operation(summary = "When the driver's link was made, which itself is not kept")
  public Known read(@PathParam("id") UUID id) {
    session(id);
    return new Known(links.madeAt(id).orElse(null));
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(
      summary = "Make a link for the driver, in place of the one before",
      description = "`path` leads to the driver's page on this server. It is shown once.")
  public Made make(@PathParam("id") UUID id) {
    SessionView session = session(id);
    if (door.isOver(new Linked(id, Optional.ofNullable(session.endedAt())))) {
      throw Problem.conflict("Session %s ended too long ago.".formatted(id));
    }
    Instant now = clock.instant();
    return new Made(PAGE + links.make(id, tenant.id(), now), now);
  }

  @DELETE
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(summary = "End the driver's link")
  public void revoke(@PathParam("id") UUID id) {
    session(id);
    links.revoke(id);
  }

  private SessionView session(UUID id) {
    return sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
  }
}
