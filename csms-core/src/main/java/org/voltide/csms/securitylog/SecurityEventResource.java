package org.voltide.csms.securitylog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Journal;
import org.voltide.csms.store.Where;

@Path("/api/v1/security-events")
@Tag(name = "Security")
class SecurityEventResource {
  private static final Journal<SecurityEvent> EVENTS =
      new Journal<>(
          "select " + SecurityEvent.COLUMNS + " from security_event",
          SecurityEvent::of,
          SecurityEvent::id);

  private static final String ACKNOWLEDGE =
      "update security_event set acknowledged_at = coalesce(acknowledged_at, ?),"
          + " acknowledged_by = coalesce(acknowledged_by, ?) where id = ? and alert returning "
          + SecurityEvent.COLUMNS;

  private final Database database;
  private final SecurityLog log;
  private final Clock clock;

  SecurityEventResource(Database database, SecurityLog log, Clock clock) {
    this.database = database;
    this.log = log;
    this.clock = clock;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The security log, the newest first")
  public Page<SecurityEvent> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("type") @Nullable String type,
      @QueryParam("severity") @Nullable Severity severity,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("type = ?", type)
            .and("severity = ?", severity)
            .and("(alert and acknowledged_at is null) = ?", open)
            .and("at >= ?", from)
            .and("at < ?", to);
    return EVENTS.page(database, where, page);
  }

  @POST
  @Path("{event}/acknowledge")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Say that somebody has looked at an alert; the first to say so stays")
  public SecurityEvent acknowledge(
      @PathParam("event") long event, @Context SecurityContext caller) {
    SecurityEvent acknowledged =
        database
            .query(
                ACKNOWLEDGE,
                SecurityEvent::of,
                clock.instant(),
                caller.getUserPrincipal().getName(),
                event)
            .stream()
            .findFirst()
            .orElseThrow(() -> Problem.notFound("alert", Long.toString(event)));
    log.announce(acknowledged);
    return acknowledged;
  }
}
