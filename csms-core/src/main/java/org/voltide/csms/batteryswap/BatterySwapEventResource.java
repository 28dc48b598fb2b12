package org.voltide.csms.batteryswap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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

@Path("/api/v1/battery-swap-events")
@Tag(name = "Battery swap")
class BatterySwapEventResource {
  private static final Journal<BatterySwapEvent> EVENTS =
      new Journal<>("select * from battery_swap_event", BatterySwapEvent::of, BatterySwapEvent::id);

  private final Database database;

  BatterySwapEventResource(Database database) {
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Batteries handed in and taken out, the newest first")
  public Page<BatterySwapEvent> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("requestId") @Nullable Integer requestId,
      @Valid @BeanParam PageQuery page) {
    Where where = new Where().and("station_id = ?", station).and("request_id = ?", requestId);
    return EVENTS.page(database, where, page);
  }
}
