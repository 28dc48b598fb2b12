package org.voltide.csms.energy.network;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;

/** What the energy of all sites came to. */
@Path("/api/v1/energy")
@Tag(name = "Energy", description = "What the energy of all sites came to, by day or month.")
class EnergyResource {

  private final EnergyQueries queries;
  private final Clock clock;

  EnergyResource(EnergyQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Energy, money, savings, CO2, peaks, promises and forecasts by day or month",
      description =
          "Days are those of each site's own zone, at most 400, the last included; the last 30 when"
              + " none are named.")
  public EnergyReport read(
      @QueryParam("first") @Nullable LocalDate first,
      @QueryParam("last") @Nullable LocalDate last,
      @QueryParam("bucket") @DefaultValue("day") Bucket bucket,
      @QueryParam("site") @Nullable String site) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return queries.report(Days.of(first, last, today), bucket, site);
  }
}
