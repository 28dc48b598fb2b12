package org.voltide.csms.energy.settlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;

/** What a site's sessions come to, and exports of it. */
@Path("/api/v1/sites/{site}/settlement")
@Tag(name = "Settlement", description = "What control brings, and who gets what of it.")
class SettlementResource {

  private static final String TABLE = "{table:sessions|entries}";

  private final SettlementQueries queries;
  private final Exports exports;

  SettlementResource(SettlementQueries queries, Exports exports) {
    this.queries = queries;
    this.exports = exports;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "What the sessions that ended in a period come to, in all and by contract")
  public SiteSettlement read(
      @PathParam("site") String site,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    queries.demandSite(site);
    return queries.settlement(site, Period.of(from, to));
  }

  @GET
  @Path(TABLE)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Statements of sessions, or ledger entries; also as text/csv",
      description =
          "Sessions that ended in the period, by end; entries of quarter hours that begin in it, by"
              + " time. With revisions=all also those that were superseded.")
  public StreamingOutput json(
      @PathParam("site") String site,
      @PathParam("table") String table,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("revisions") @DefaultValue("latest") Revisions revisions) {
    return written(JsonRows::new, site, table, Period.of(from, to), revisions);
  }

  @GET
  @Path(TABLE)
  @Produces("text/csv;charset=UTF-8")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(hidden = true)
  public StreamingOutput csv(
      @PathParam("site") String site,
      @PathParam("table") String table,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("revisions") @DefaultValue("latest") Revisions revisions) {
    return written(CsvRows::new, site, table, Period.of(from, to), revisions);
  }

  private StreamingOutput written(
      Exports.Format format, String site, String table, Period period, Revisions revisions) {
    queries.demandSite(site);
    Export export = table.equals("sessions") ? Export.SESSIONS : Export.ENTRIES;
    return exports.output(new Exports.Asked(export, site, period, revisions), format);
  }
}
