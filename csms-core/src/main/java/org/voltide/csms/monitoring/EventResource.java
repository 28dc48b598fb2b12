package org.voltide.csms.monitoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** What stations saw. */
@Path("/api/v1/station-events")
@Tag(name = "Monitoring")
class EventResource {
  private static final String NONE_SEEN = String.valueOf(Long.MAX_VALUE);

  private final Database database;

  EventResource(Database database) {
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Events of stations, the newest first")
  public Page<StationEvent> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("severity") @Min(0) @Max(9) @Nullable Integer upToSeverity,
      @Valid @BeanParam PageQuery page) {
    List<StationEvent> found =
        database.query(
            "select * from station_event where (?::text is null or station_id = ?)"
                + " and (?::int is null or severity <= ?)"
                + " and id < ?::bigint order by id desc limit ?",
            StationEvent::of,
            station,
            station,
            upToSeverity,
            upToSeverity,
            page.after(1).map(List::getFirst).orElse(NONE_SEEN),
            page.rows());
    return Page.of(found, page, last -> List.of(String.valueOf(last.id())));
  }
}
