package org.voltide.csms.securitylog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
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

  private final Database database;

  SecurityEventResource(Database database) {
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The security log, the newest first")
  public Page<SecurityEvent> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("type") @Nullable String type,
      @QueryParam("severity") @Nullable Severity severity,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("type = ?", type)
            .and("severity = ?", severity)
            .and("at >= ?", from)
            .and("at < ?", to);
    return EVENTS.page(database, where, page);
  }
}
