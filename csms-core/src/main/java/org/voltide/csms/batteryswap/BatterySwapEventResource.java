package org.voltide.csms.batteryswap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.voltide.csms.store.Where;

@Path("/api/v1/battery-swap-events")
@Tag(name = "Battery swap")
class BatterySwapEventResource {
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
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("request_id = ?", requestId)
            .and("id < ?", page.afterNumber().orElse(null));
    List<BatterySwapEvent> found =
        database.query(
            "select * from battery_swap_event" + where.sql() + " order by id desc limit ?",
            BatterySwapEvent::of,
            where.values(page.rows()));
    return Page.of(found, page, last -> List.of(Long.toString(last.id())));
  }
}
