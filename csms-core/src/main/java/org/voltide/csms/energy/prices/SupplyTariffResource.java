package org.voltide.csms.energy.prices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.platform.Roles;

/** What sites pay for energy. */
@Path("/api/v1/sites/{site}")
@Tag(name = "Sites")
class SupplyTariffResource {

  private final SupplyTariffs tariffs;
  private final PriceStore prices;
  private final Event<SupplyTariffChanged> changes;
  private final Clock clock;

  SupplyTariffResource(
      SupplyTariffs tariffs, PriceStore prices, Event<SupplyTariffChanged> changes, Clock clock) {
    this.tariffs = tariffs;
    this.prices = prices;
    this.changes = changes;
    this.clock = clock;
  }

  /** What a site pays over time. */
  record SitePricesView(String currency, List<SitePriceStep> steps) {}

  @GET
  @Path("prices")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "What a kWh costs and earns at the site; the next 24 hours unless asked")
  public SitePricesView prices(
      @PathParam("site") String site,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    demand(site);
    Span span = Span.of(from, to, Duration.ofDays(1), clock);
    return new SitePricesView(
        PriceCurve.CURRENCY,
        tariffs
            .prices(site, span.from().minus(MarketPrices.LOOK_BACK), span.to())
            .steps(span.from(), span.to()));
  }

  @GET
  @Path("supply-tariffs")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "What the site has paid, pays and will pay; the oldest first")
  public List<SupplyTariff> read(@PathParam("site") String site) {
    demand(site);
    return tariffs.ofSite(site);
  }

  @PUT
  @Path("supply-tariffs")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set what the site pays from then on; it is planned anew",
      description = "Until the next one begins. What has passed keeps its price.")
  public List<SupplyTariff> set(@PathParam("site") String site, @NotNull @Valid SupplyTariff told) {
    demand(site);
    Instant next = SitePrices.next(clock.instant());
    SupplyTariff tariff = told.from(Optional.ofNullable(told.validFrom()).orElse(next));
    List<Fault> faults = new ArrayList<>(SupplyTariffFaults.of(tariff, next));
    Optional.ofNullable(tariff.area())
        .filter(area -> !prices.isKnown(area))
        .map(area -> new Fault("/area", "No prices of %s are known.".formatted(area)))
        .ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    tariffs.set(site, tariff, clock.instant());
    changes.fire(new SupplyTariffChanged(site));
    return tariffs.ofSite(site);
  }

  @DELETE
  @Path("supply-tariffs/{from}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Withdraw a tariff that has not begun")
  public void withdraw(@PathParam("site") String site, @PathParam("from") Instant from) {
    demand(site);
    if (!tariffs.withdraw(site, from, clock.instant())) {
      throw Problem.notFound("tariff that begins at", from);
    }
    changes.fire(new SupplyTariffChanged(site));
  }

  private void demand(String site) {
    if (!tariffs.isSite(site)) {
      throw Problem.notFound("site", site);
    }
  }
}
