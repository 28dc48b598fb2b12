package org.voltide.csms.ceremonies;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ceremonies.ReadinessView.StationLimits;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.pki.readiness.Readiness;

/** What post-quantum certificates would break here. */
@Path("/api/v1/pki/readiness")
@Tag(name = "Certificates")
@RunOnVirtualThread
class ReadinessResource {
  private static final String LIMITS =
      """
      select count(*)::int as stations, min(value::int) as smallest, max(value::int) as largest
        from station_variable
       where component = 'SecurityCtrlr' and variable = 'MaxCertificateChainSize'
         and attribute = 'Actual' and value ~ '^[0-9]{1,9}$'
      having count(*) > 0
      """;

  private final Database database;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  private Optional<Measured> measured = Optional.empty();

  ReadinessResource(Database database) {
    this.database = database;
  }

  private record Measured(Readiness readiness, Instant at) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Which fields and limits post-quantum certificates would break",
      description =
          "Certificates are made and measured once after a start (the command ./csms pki readiness"
              + " measures SLH-DSA, too); what stations say they can take"
              + " is read each time.")
  public ReadinessView get() {
    List<StationLimits> limits =
        database.query(
            LIMITS,
            row ->
                new StationLimits(
                    row.whole("stations"), row.whole("smallest"), row.whole("largest")));
    Measured found = measured();
    return ReadinessView.of(found.readiness(), limits, found.at());
  }

  private synchronized Measured measured() {
    if (measured.isEmpty()) {
      measured = Optional.of(measure(realTime.instant()));
    }
    return measured.get();
  }

  private static Measured measure(Instant now) {
    try {
      return new Measured(Readiness.measure(Readiness.quick(), now), now);
    } catch (GeneralSecurityException e) {
      throw Problem.of(503, "No certificates can be made here: " + e.getMessage() + ".");
    }
  }
}
