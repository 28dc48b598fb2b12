package org.voltide.csms.energy.warranty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Which vehicles have used most of what their makers allow. */
@Path("/api/v1/warranties")
@Tag(name = "Vehicles")
class WarrantiesResource {

  private static final String NEAREST =
      """
      select v.id, v.name, w.out_wh, w.discharge_hours, w.cycles, w.per,
             u.out_wh as used_out_wh, u.hours as used_hours,
             coalesce(u.battery_wh / nullif(v.capacity_wh, 0), 0) as used_cycles, x.share
        from known_warranty w join known_vehicle v on v.id = w.vehicle_id
       cross join lateral (
             select coalesce(sum(l.energy_out_wh), 0) as out_wh,
                    coalesce(sum(l.discharge_seconds), 0)::float8 / 3600 as hours,
                    coalesce(sum(l.energy_out_wh / l.discharge_efficiency), 0) as battery_wh
               from ledger l
              where l.vehicle_id = v.id and (w.per = 'LIFE' or l.start_at >= ?)) u
       cross join lateral (
             select max(used / nullif(allowed, 0)) as share
               from (values (u.out_wh, w.out_wh), (u.hours, w.discharge_hours),
                            (u.battery_wh / nullif(v.capacity_wh, 0), w.cycles)) b (used, allowed)) x
       where x.share is not null
       order by x.share desc, v.name, v.id limit ?
      """;

  private final Database database;
  private final Clock clock;

  WarrantiesResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a vehicle has used of its warranty.
   *
   * @param used in the budget's period
   * @param share of the part that is used most, 1 and more when it is used up
   */
  record Use(UUID vehicleId, String name, Budget budget, Counters used, double share) {
    static Use of(Row row) {
      return new Use(
          row.id("id"),
          row.text("name"),
          BudgetTable.budget(row),
          new Counters(
              row.number("used_out_wh"), row.number("used_hours"), row.number("used_cycles")),
          row.number("share"));
    }
  }

  /** The most used first. */
  record Uses(List<Use> items) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Vehicles by the share they have used of what their makers allow")
  public Uses list(@QueryParam("limit") @DefaultValue("10") @Min(1) @Max(100) int limit) {
    return new Uses(database.query(NEAREST, Use::of, clock.instant().minus(Budget.YEAR), limit));
  }
}
