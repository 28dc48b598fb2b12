package org.voltide.csms.der;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.der.SupportedModes.AtEvse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** What a session can do for the grid, wherever its inverter is (OCPP 2.1 R01 to R03). */
@Path("/api/v1/sessions/{id}/grid-support")
@Tag(name = "Grid support")
class SessionDerResource {

  /** A car may say what it needs a little before the station tells of its session. */
  private static final String SESSION =
      """
      select s.station_id, coalesce(s.evse_id, 0) as evse_id,
             r.needs ->> 'requestedEnergyTransfer' as transfer,
             (r.needs -> 'derChargingParameters')::text as car,
             coalesce(array(select jsonb_array_elements_text(
                 r.needs -> 'derChargingParameters' -> 'evSupportedDERControl')), '{}') as car_modes
        from charging_session s
        left join charging_need_report r
          on r.station_id = s.station_id and r.evse_id = s.evse_id
             and r.reported_at > s.started_at - interval '15 minutes'
             and (s.ended_at is null or r.reported_at < s.ended_at)
       where s.id = ?
      """;

  private final Database database;
  private final SupportedModes modes;

  SessionDerResource(Database database, SupportedModes modes) {
    this.database = database;
    this.modes = modes;
  }

  /**
   * Grid-support functions of a session, named as in OCPP.
   *
   * @param inEvse what the EVSE does itself
   * @param inCar what the car does when the EVSE passes it on
   * @param carParameters what the car said of its inverter, a DERChargingParametersType
   */
  record GridSupport(
      @Nullable String energyTransfer,
      Set<String> inEvse,
      Set<String> inCar,
      @JsonRawValue @Nullable String carParameters) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Which grid-support functions its EVSE and its car have")
  public GridSupport read(@PathParam("id") UUID id) {
    return database.query(SESSION, this::support, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("session", id));
  }

  private GridSupport support(Row row) {
    AtEvse evse = modes.at(row.text("station_id"), row.whole("evse_id"));
    Set<String> inCar = new TreeSet<>(row.texts("car_modes"));
    if (!evse.throughEvse().isEmpty()) {
      inCar.retainAll(evse.throughEvse());
    }
    Optional<String> car = row.maybeText("car");
    return new GridSupport(
        row.maybeText("transfer").orElse(null), evse.inEvse(), inCar, car.orElse(null));
  }
}
