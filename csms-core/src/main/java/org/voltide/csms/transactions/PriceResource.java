package org.voltide.csms.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;

/** What single sessions cost. */
@Path("/api/v1/sessions/{id}/price")
@Tag(name = "sessions")
class PriceResource {
  private static final String PRICED =
      """
      select site_id, started_at, coalesce(ended_at, sampled_at, started_at) as until,
             energy_in_wh, station_cost is not null as by_station, price
        from charging_session where id = ?
      """;

  private final Database database;
  private final SessionQueries sessions;

  PriceResource(Database database, SessionQueries sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  /** What its cost is reckoned from, as with its events. */
  private record Priced(
      String siteId,
      Instant startedAt,
      Instant until,
      double energyWh,
      boolean byStation,
      @Nullable SiteTariff price) {

    static Priced of(Row row) {
      return new Priced(
          row.text("site_id"),
          row.instant("started_at"),
          row.instant("until"),
          row.number("energy_in_wh"),
          row.flag("by_station"),
          row.maybeText("price").map(SiteTariff::parse).orElse(null));
    }

    Optional<Cost> cost(Statements statements) {
      return byStation
          ? Optional.empty()
          : Optional.ofNullable(price)
              .or(() -> TariffBook.of(statements, List.of(siteId)).at(siteId, startedAt))
              .map(tariff -> tariff.cost(energyWh, startedAt, until));
    }
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.SESSION)
  @Operation(
      summary = "What a session costs so far, line by line",
      description =
          "Lines, the limit and rounding add up to the total exactly. Nothing where no tariff is"
              + " known, or the station reckons the cost itself.")
  public RestResponse<Cost> get(@PathParam("id") UUID id) {
    return database
        .inTransaction(
            statements ->
                statements.query(PRICED, Priced::of, id).stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("session", id))
                    .cost(statements))
        .map(RestResponse::ok)
        .orElseGet(RestResponse::noContent);
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Have a running session cost something else than its site's tariff",
      description =
          "It counts from the beginning of the session. The driver reads it with the answer to the"
              + " station's next event (OCPP 2.x I06); a display message shows it at once.")
  public SessionView put(@PathParam("id") UUID id, @NotNull @Valid SiteTariff tariff) {
    int changed =
        database.update(
            "update charging_session set price = ?, price_version = price_version + 1"
                + " where id = ? and ended_at is null",
            tariff.json(),
            id);
    SessionView session = sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
    if (changed == 0) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    return session;
  }
}
