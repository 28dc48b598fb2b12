package org.voltide.csms.energy.limits;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** Limits and schedules that others set at a station. */
@Path("/api/v1/stations/{station}")
@Tag(name = "Smart charging")
class LimitResource {

  /**
   * @param evseId 0 for the whole station
   * @param source as in OCPP, for instance EMS or SO, or the partner that limits its session
   * @param limitW the least it allows; absent when the station did not tell
   */
  record ExternalLimit(
      int evseId,
      String source,
      @Nullable Double limitW,
      @Nullable Boolean isGridCritical,
      @Nullable Boolean isLocalGeneration,
      @JsonRawValue @Nullable String schedule,
      Instant since) {}

  /**
   * @param message as the station sent it
   */
  record EvSchedule(
      int evseId, Instant receivedAt, boolean accepted, @JsonRawValue String message) {}

  private final Database database;

  LimitResource(Database database) {
    this.database = database;
  }

  @GET
  @Path("external-limits")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Limits that others set and that hold now")
  public List<ExternalLimit> limits(@PathParam("station") String station) {
    return database.query(
        """
        select evse_id, source, limit_w, is_grid_critical, is_local_generation,
               schedule::text as schedule, since
          from external_limit where station_id = ?
        union all
        select s.evse_id, l.source, null, null, null, l.schedule::text, l.since
          from session_limit l
          join charging_session s on s.id = l.session_id
         where s.station_id = ? and s.ended_at is null and s.evse_id > 0
           and not exists (select from charging_session y
                            where y.station_id = s.station_id and y.evse_id = s.evse_id
                              and y.ended_at is null and y.started_at > s.started_at)
         order by evse_id, source
        """,
        row -> {
          var limit = row.maybeNumber("limit_w");
          return new ExternalLimit(
              row.whole("evse_id"),
              row.text("source"),
              limit.isPresent() ? limit.getAsDouble() : null,
              row.maybeFlag("is_grid_critical").orElse(null),
              row.maybeFlag("is_local_generation").orElse(null),
              row.maybeText("schedule").orElse(null),
              row.instant("since"));
        },
        station,
        station);
  }

  @GET
  @Path("ev-schedules")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The last schedule an EV chose at each EVSE")
  public List<EvSchedule> schedules(@PathParam("station") String station) {
    return database.query(
        "select evse_id, received_at, accepted, payload::text as message from ev_schedule"
            + " where station_id = ? order by evse_id",
        row ->
            new EvSchedule(
                row.whole("evse_id"),
                row.instant("received_at"),
                row.flag("accepted"),
                row.text("message")),
        station);
  }
}
