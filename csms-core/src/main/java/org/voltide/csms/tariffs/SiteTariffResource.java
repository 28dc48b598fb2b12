package org.voltide.csms.tariffs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Tariff;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;

/** What drivers pay at a site. */
@Path("/api/v1/sites/{site}/tariff")
@Tag(name = "Tariffs")
class SiteTariffResource {
  private static final Duration FARTHEST_AHEAD = Duration.ofDays(3_653);

  private final Database database;
  private final Clock clock;

  SiteTariffResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SITE)
  @Operation(summary = "The tariff for whoever comes now; nothing when there is none")
  public RestResponse<SiteTariff> get(@PathParam("site") String site) {
    return database
        .inTransaction(statements -> TariffBook.of(statements, List.of(site)))
        .at(site, clock.instant())
        .map(RestResponse::ok)
        .orElseGet(RestResponse::noContent);
  }

  @GET
  @Path("/versions")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SITE)
  @Operation(summary = "The tariff that holds and those to come, in their order")
  public List<TariffVersion> versions(@PathParam("site") String site) {
    return database
        .inTransaction(statements -> TariffBook.of(statements, List.of(site)))
        .since(site, clock.instant());
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set the tariff for whoever comes from now on, or from a later time",
      description =
          "Until the next one begins. Sessions that run keep the tariff they began with. One that"
              + " begins at the same time is replaced.")
  public SiteTariff put(
      @PathParam("site") String site,
      @QueryParam("validFrom") @Nullable Instant validFrom,
      @NotNull @Valid SiteTariff tariff) {
    Contradictions.refuse(tariff);
    Instant now = clock.instant();
    if (validFrom != null
        && (!validFrom.isAfter(now) || validFrom.isAfter(now.plus(FARTHEST_AHEAD)))) {
      throw Problem.invalid("/validFrom", "Has passed, or is more than ten years ahead.");
    }
    int sites =
        database.update(
            """
            insert into site_tariff (site_id, valid_from, currency, per_kwh, per_hour, fixed,
                                     elements, minimum, maximum)
            select id, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb from site where id = ?
            on conflict (site_id, valid_from) do update
               set currency = excluded.currency, per_kwh = excluded.per_kwh,
                   per_hour = excluded.per_hour, fixed = excluded.fixed,
                   elements = excluded.elements, minimum = excluded.minimum,
                   maximum = excluded.maximum
            """,
            validFrom == null ? now : validFrom,
            tariff.currency(),
            tariff.perKwh(),
            tariff.perHour(),
            tariff.fixed(),
            json(tariff.elements()),
            json(tariff.minimum()),
            json(tariff.maximum()),
            site);
    if (sites == 0) {
      throw Problem.notFound("site", site);
    }
    return tariff;
  }

  private static @Nullable String json(@Nullable Object part) {
    return part == null ? null : Json.text(part);
  }

  @DELETE
  @Path("/versions/{from}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Withdraw a tariff that has not begun")
  public void withdraw(@PathParam("site") String site, @PathParam("from") Instant from) {
    int withdrawn =
        database.update(
            "delete from site_tariff where site_id = ? and valid_from = ? and valid_from > ?",
            site,
            from,
            clock.instant());
    if (withdrawn == 0) {
      throw Problem.notFound("tariff that begins at", from);
    }
  }

  @POST
  @Path("/preview")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "What a session would cost, line by line",
      description =
          "By the site's tariff, or by any other that is told: elements with restrictions, steps,"
              + " taxes, a minimum and a maximum. Nothing is kept.")
  public Cost preview(@PathParam("site") String site, @NotNull @Valid TariffPreview session) {
    return database.inTransaction(
        statements -> {
          ZoneId zone =
              statements
                  .query(
                      "select time_zone from site where id = ?",
                      row -> ZoneId.of(row.text("time_zone")),
                      site)
                  .stream()
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound("site", site));
          Instant start = session.spans().getFirst().start();
          Tariff tariff =
              Optional.ofNullable(session.tariff())
                  .or(
                      () ->
                          TariffBook.of(statements, List.of(site))
                              .at(site, start)
                              .map(own -> own.asTariff(null)))
                  .orElseThrow(() -> Problem.conflict("The site has no tariff at that time."));
          return session.cost(tariff, zone);
        });
  }
}
