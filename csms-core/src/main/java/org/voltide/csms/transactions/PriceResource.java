package org.voltide.csms.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tariffs.Contradictions;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;

/** What single sessions cost. */
@Path("/api/v1/sessions/{id}/price")
@Tag(name = "sessions")
class PriceResource {
  private final Database database;
  private final SessionQueries sessions;
  private final SessionPrices prices;

  PriceResource(Database database, SessionQueries sessions, SessionPrices prices) {
    this.database = database;
    this.sessions = sessions;
    this.prices = prices;
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
    return prices.of(id).map(RestResponse::ok).orElseGet(RestResponse::noContent);
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Have a running session cost something else than its site's tariff",
      description =
          "It counts from the beginning of the session. The driver reads it with the answer to the"
              + " station's next event (OCPP 2.x I06); a display message shows it at once.")
  public SessionView put(@PathParam("id") UUID id, @NotNull @Valid SiteTariff tariff) {
    Contradictions.refuse(tariff);
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
