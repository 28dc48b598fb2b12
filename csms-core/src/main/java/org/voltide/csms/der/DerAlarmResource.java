package org.voltide.csms.der;

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

@Path("/api/v1/der-alarms")
@Tag(name = "Grid support")
class DerAlarmResource {
  private static final Journal<DerAlarm> ALARMS =
      new Journal<>("select " + DerAlarm.COLUMNS + " from der_alarm", DerAlarm::of, DerAlarm::id);

  private final Database database;

  DerAlarmResource(Database database) {
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Grid faults, the newest first")
  public Page<DerAlarm> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("lasting") boolean lasting,
      @Valid @BeanParam PageQuery page) {
    Where where = new Where().and("station_id = ?", station);
    if (lasting) {
      where.and("ended_at is null");
    }
    return ALARMS.page(database, where, page);
  }
}
