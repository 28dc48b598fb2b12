package org.voltide.csms.ocpp;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;
import org.voltide.ocpp.fault.Finding;

/** In which ways a station strays from the specification. */
@Path("/api/v1/stations/{station}/findings")
@Tag(name = "stations")
public class FindingResource {
  private final Database database;

  FindingResource(Database database) {
    this.database = database;
  }

  /**
   * One way.
   *
   * @param count how often it was seen
   */
  public record StationFinding(
      Finding finding, Instant firstSeenAt, Instant lastSeenAt, long count) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.STATION)
  @Operation(
      summary = "Deviations from the specification that were forgiven, the most frequent first")
  public List<StationFinding> list(@PathParam("station") String station) {
    return database.query(
        "select * from station_finding where station_id = ? order by count desc, finding",
        row ->
            new StationFinding(
                Finding.valueOf(row.text("finding")),
                row.instant("first_seen_at"),
                row.instant("last_seen_at"),
                row.big("count")),
        station);
  }
}
