package org.voltide.csms.monitoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Journal;
import org.voltide.csms.store.Where;

/** What stations saw. */
@Path("/api/v1/station-events")
@Tag(name = "Monitoring")
class EventResource {
  private static final Journal<StationEvent> EVENTS =
      new Journal<>("select * from station_event", StationEvent::of, StationEvent::id);

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
    Where where = new Where().and("station_id = ?", station).and("severity <= ?", upToSeverity);
    return EVENTS.page(database, where, page);
  }
}
