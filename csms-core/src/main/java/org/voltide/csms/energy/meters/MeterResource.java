package org.voltide.csms.energy.meters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.platform.Roles;

/** What the meters of sites say, and what others forecast of them. */
@Path("/api/v1/sites/{site}/meters")
@Tag(name = "Sites")
class MeterResource {

  private static final int MOST_READINGS = 1_500;

  /** Clocks of meters may be ahead by so much. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final PowerStore store;
  private final SiteMeters meters;
  private final PowerImport imports;
  private final PowerSources sources;
  private final Clock clock;

  MeterResource(
      PowerStore store, SiteMeters meters, PowerImport imports, PowerSources sources, Clock clock) {
    this.store = store;
    this.meters = meters;
    this.imports = imports;
    this.sources = sources;
    this.clock = clock;
  }

  /** Where values come from. */
  public record Origins(List<SiteMeter.Of> meters, List<PowerSource> sources) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What the meters are, and HTTP sources with how fetching them went")
  public Origins read(@PathParam("site") String site) {
    demand(site);
    return new Origins(meters.all(site), sources.of(site));
  }

  @POST
  @Path("{meter}/readings")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "What the meter says",
      description = "Up to 1500 readings; a repeated one changes nothing.")
  public void push(
      @PathParam("site") String site,
      @PathParam("meter") Quantity meter,
      @NotNull @Size(min = 1, max = MOST_READINGS) List<@NotNull @Valid MeterReading> readings) {
    demand(site);
    List<Fault> faults = new ArrayList<>();
    Instant now = clock.instant();
    for (int i = 0; i < readings.size(); i++) {
      Instant at = readings.get(i).at();
      if (at.isAfter(now.plus(AHEAD))) {
        faults.add(new Fault("/" + i + "/at", "This is in the future."));
      }
      if (!readings.get(i).addsUp()) {
        faults.add(new Fault("/" + i + "/phaseW", "The phases are not powerW together."));
      }
      if (at.isBefore(now.minus(PowerStore.KEPT))) {
        faults.add(new Fault("/" + i + "/at", "This is longer ago than anything is kept."));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    if (meters.of(site, meter).withCars() && spanOf(readings).compareTo(SiteMeters.WITH_CARS) > 0) {
      throw Problem.invalid(
          "/0/at", "A meter that sees the cars too is told of less than a day at a time.");
    }
    meters.push(site, meter, readings);
  }

  private static Duration spanOf(List<MeterReading> readings) {
    LongSummaryStatistics seconds =
        readings.stream().mapToLong(each -> each.at().getEpochSecond()).summaryStatistics();
    return Duration.ofSeconds(seconds.getMax() - seconds.getMin());
  }

  @PUT
  @Path("{meter}/values")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes("text/csv")
  @Operation(summary = "Import a file of power over time; refused whole, with its line, when wrong")
  public Imported importFile(
      @PathParam("site") String site,
      @PathParam("meter") Quantity meter,
      @QueryParam("kind") @NotNull Kind kind,
      @NotBlank String file) {
    ZoneId zone = demand(site);
    try {
      return imports.take(site, meter, kind, PowerFile.csv(file, zone));
    } catch (PowerFileException e) {
      throw Problem.invalid(e.where(), e.getMessage());
    }
  }

  @DELETE
  @Path("{meter}/values")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Forget what was measured or forecast")
  public void forget(
      @PathParam("site") String site,
      @PathParam("meter") Quantity meter,
      @QueryParam("kind") @NotNull Kind kind) {
    demand(site);
    store.clear(site, meter, kind);
  }

  @PUT
  @Path("{meter}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Say what the meter is: a station's main meter or pushed, with or without cars")
  public Origins set(
      @PathParam("site") String site,
      @PathParam("meter") Quantity quantity,
      @NotNull @Valid SiteMeter wanted) {
    demand(site);
    if (!meters.set(site, quantity, wanted)) {
      throw Problem.invalid("/stationId", "The site has no such station.");
    }
    return read(site);
  }

  @PUT
  @Path("{meter}/source")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Fetch values from an address again and again, first at once")
  public List<PowerSource> fetch(
      @PathParam("site") String site,
      @PathParam("meter") Quantity meter,
      @QueryParam("kind") @NotNull Kind kind,
      @NotNull @Valid SourceAddress address) {
    demand(site);
    sources.set(site, meter, kind, address);
    return sources.of(site);
  }

  @DELETE
  @Path("{meter}/source")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "No longer fetch them; what was fetched is kept")
  public List<PowerSource> leave(
      @PathParam("site") String site,
      @PathParam("meter") Quantity meter,
      @QueryParam("kind") @NotNull Kind kind) {
    demand(site);
    sources.remove(site, meter, kind);
    return sources.of(site);
  }

  private ZoneId demand(String site) {
    return store.zone(site).orElseThrow(() -> Problem.notFound("site", site));
  }
}
