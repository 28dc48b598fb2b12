package org.voltide.csms.metering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What flowed at a site. */
@Path("/api/v1/sites/{site}/load")
@Tag(name = "sites")
public class SiteLoadResource {
  private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
  private static final Duration LONGEST_SPAN = Duration.ofDays(366);

  private final SiteLoadQuery loads;
  private final Clock clock;

  SiteLoadResource(SiteLoadQuery loads, Clock clock) {
    this.loads = loads;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Power at the connection; the last day unless asked otherwise")
  public SiteLoad get(
      @PathParam("site") String site,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to)
      throws SQLException {
    Instant end = Objects.requireNonNullElseGet(to, clock::instant);
    Instant start = Objects.requireNonNullElseGet(from, () -> end.minus(DEFAULT_SPAN));
    if (!start.isBefore(end) || start.isBefore(end.minus(LONGEST_SPAN))) {
      throw Problem.invalid("from", "from must be before to, and by at most 366 days.");
    }
    return loads.read(site, start, end).orElseThrow(() -> Problem.notFound("site", site));
  }
}
