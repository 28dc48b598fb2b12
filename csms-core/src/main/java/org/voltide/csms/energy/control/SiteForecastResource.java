package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.energy.meters.PowerChanged;
import org.voltide.csms.energy.meters.PowerStore;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What sites expect. */
@Path("/api/v1/sites/{site}/forecast")
@Tag(name = "Sites")
class SiteForecastResource {

  private static final Duration SHOWN_BACK = Duration.ofDays(1);

  private final SiteReader reader;
  private final Outlooks outlooks;
  private final PastArrivals arrivals;
  private final PowerStore power;
  private final Event<PowerChanged> changes;
  private final Clock clock;

  SiteForecastResource(
      SiteReader reader,
      Outlooks outlooks,
      PastArrivals arrivals,
      PowerStore power,
      Event<PowerChanged> changes,
      Clock clock) {
    this.reader = reader;
    this.outlooks = outlooks;
    this.arrivals = arrivals;
    this.power = power;
    this.changes = changes;
    this.clock = clock;
  }

  /** Whether plans leave room for cars to come. */
  public record Arrivals(@NotNull Boolean expected) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Load and PV of the next two days, what was measured, and cars to come")
  public SiteForecastView read(@PathParam("site") String site) {
    SiteFacts facts = reader.site(site).orElseThrow(() -> Problem.notFound("site", site));
    Instant now = clock.instant();
    return SiteForecastView.of(
        outlooks.forecast(facts, now),
        power.known(site, Quantity.LOAD).measured(),
        power.known(site, Quantity.PV).measured(),
        now.minus(SHOWN_BACK),
        arrivals.isExpecting(site),
        arrivals.expectedByEvse(facts, now));
  }

  @PUT
  @Path("arrivals")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have plans leave room for cars to come, or not; the site is planned anew")
  public SiteForecastView expect(@PathParam("site") String site, @NotNull @Valid Arrivals wanted) {
    if (!arrivals.expect(site, wanted.expected())) {
      throw Problem.notFound("site", site);
    }
    changes.fire(new PowerChanged(site, false));
    return read(site);
  }
}
