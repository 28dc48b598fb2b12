package org.voltide.csms.driverpage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.driverpage.DriverLinks.Linked;
import org.voltide.csms.energy.control.Promises;
import org.voltide.csms.identity.AuditFilter;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.transactions.SessionStop;

/** What a driver sees and does by a link, which a header carries: addresses end up in logs. */
@Path("/api/v1/driver/session")
@Tag(name = "Driver")
class DriverPageResource {

  private static final String LINK = "Driver-Link";

  private static final Duration LATEST_DEPARTURE = Duration.ofDays(14);

  private final DriverDoor door;
  private final DriverViews views;
  private final Promises promises;
  private final SessionStop stop;
  private final Clock clock;
  private final CallerAddress callers;

  DriverPageResource(
      DriverDoor door,
      DriverViews views,
      Promises promises,
      SessionStop stop,
      Clock clock,
      CallerAddress callers) {
    this.door = door;
    this.views = views;
    this.promises = promises;
    this.stop = stop;
    this.clock = clock;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @RunOnVirtualThread
  @Operation(
      summary = "The session of a driver's link",
      description = "404: no such link. 410: the session ended too long ago. 429: asked too often.")
  public DriverView read(
      @HeaderParam(LINK) @DefaultValue("") String secret, @Context HttpServerRequest from) {
    return views.of(door.toRead(secret, callers.of(from)).session());
  }

  @PUT
  @Path("promise")
  @PermitAll
  @Operation(summary = "Change target, departure or haste; answers the session, planned anew")
  public DriverView change(
      @HeaderParam(LINK) @DefaultValue("") String secret,
      @Valid @NotNull Promises.Wish wish,
      @Context HttpServerRequest from,
      @Context ContainerRequestContext request) {
    UUID session = changing(secret, from, request);
    Instant latest = clock.instant().plus(LATEST_DEPARTURE);
    if (wish.departure() != null && wish.departure().isAfter(latest)) {
      throw Problem.invalid("/departure", "The departure must be within 14 days.");
    }
    promises.change(session, wish);
    return views.of(session);
  }

  @POST
  @Path("stop")
  @PermitAll
  @RunOnVirtualThread
  @Operation(summary = "Ask the station to stop (OCPP 2.x F03)")
  public DriverView stop(
      @HeaderParam(LINK) @DefaultValue("") String secret,
      @Context HttpServerRequest from,
      @Context ContainerRequestContext request) {
    UUID session = changing(secret, from, request);
    stop.ask(session);
    return views.of(session);
  }

  private UUID changing(String secret, HttpServerRequest from, ContainerRequestContext request) {
    Linked linked = door.toChange(secret, callers.of(from));
    request.setProperty(AuditFilter.ACTOR, DriverDoor.actor(linked.session()));
    if (linked.endedAt().isPresent()) {
      throw Problem.conflict("The session has ended.");
    }
    return linked.session();
  }
}
