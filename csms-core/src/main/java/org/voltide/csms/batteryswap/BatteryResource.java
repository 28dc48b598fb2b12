package org.voltide.csms.batteryswap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** The batteries in a swap station, and the sessions that charge them (OCPP 2.1 S03, S04). */
@Path("/api/v1/stations/{station}/batteries")
@Tag(name = "Battery swap")
class BatteryResource {

  /** A battery that was offered and not taken in time is still there. */
  private static final String PRESENT =
      """
      select b.evse_id, b.serial_number, b.soh_percent, b.at, s.id as session_id,
             coalesce(s.soc_percent, b.soc_percent) as soc_percent,
             coalesce(s.power_w, 0) as power_w
        from (select distinct on (evse_id) * from battery_swap_event
               where station_id = ? order by evse_id, id desc) b
        left join lateral (
               select id, soc_percent, power_w from charging_session
                where station_id = b.station_id and evse_id = b.evse_id and ended_at is null
                order by started_at desc limit 1) s on true
       where b.event_type <> 'BatteryOut'
       order by b.evse_id
      """;

  private final Database database;

  BatteryResource(Database database) {
    this.database = database;
  }

  /**
   * A battery in its slot.
   *
   * @param evseId the slot
   * @param powerW into it
   * @param since when it was handed in, or offered and not taken
   */
  record Battery(
      int evseId,
      String serialNumber,
      double socPercent,
      double sohPercent,
      double powerW,
      Instant since,
      @Nullable UUID sessionId) {

    private static Battery of(Row row) {
      return new Battery(
          row.whole("evse_id"),
          row.text("serial_number"),
          row.number("soc_percent"),
          row.number("soh_percent"),
          row.number("power_w"),
          row.instant("at"),
          row.maybeId("session_id").orElse(null));
    }
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The batteries in a station, by slot, as its swaps tell")
  public List<Battery> list(@PathParam("station") String station) {
    return database.query(PRESENT, Battery::of, station);
  }
}
