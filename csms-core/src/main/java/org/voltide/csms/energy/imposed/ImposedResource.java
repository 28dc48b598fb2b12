package org.voltide.csms.energy.imposed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.platform.Roles;

/** Limits that others impose on sites. */
@Path("/api/v1/sites/{site}/imposed-limits")
@Tag(name = "Sites")
class ImposedResource {

  private static final String SOURCE = "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}";

  private final ImposedStore store;
  private final Event<ImposedChanged> changes;
  private final Clock clock;

  ImposedResource(ImposedStore store, Event<ImposedChanged> changes, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What others impose; from now for seven days unless asked otherwise")
  public List<ImposedLimit> read(
      @PathParam("site") String site,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    demand(site);
    Instant start = Optional.ofNullable(from).orElseGet(clock::instant);
    return store.ofSite(
        site, start, Optional.ofNullable(to).orElse(start.plus(Duration.ofDays(7))));
  }

  @PUT
  @Path("{source}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Tell what a source imposes; the site is planned anew",
      description = "In place of what it imposed from the first step on. What has passed stays.")
  public List<ImposedLimit> impose(
      @PathParam("site") String site,
      @PathParam("source") @Pattern(regexp = SOURCE) String source,
      @QueryParam("group") @Nullable String group,
      @NotNull @Valid ImposedSeries series) {
    demand(site);
    List<Fault> faults = series.faults();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return imposed(site, source, group, series.priorityOrUsual(), series.steps());
  }

  @PUT
  @Path("{source}")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes("text/csv")
  @Operation(summary = "The same from a file; refused whole, with its line, when wrong")
  public List<ImposedLimit> impose(
      @PathParam("site") String site,
      @PathParam("source") @Pattern(regexp = SOURCE) String source,
      @QueryParam("group") @Nullable String group,
      @QueryParam("priority") @DefaultValue("0") @PositiveOrZero @Max(1_000) int priority,
      String file) {
    demand(site);
    return imposed(site, source, group, priority, ImposedFile.parse(file));
  }

  private List<ImposedLimit> imposed(
      String site, String source, @Nullable String group, int priority, List<ImposedStep> steps) {
    if (group != null && !store.isGroup(site, group)) {
      throw Problem.invalid("group", "The site has no group %s.".formatted(group));
    }
    Instant now = clock.instant();
    Instant first = steps.getFirst().start();
    store.impose(site, source, group, priority, steps, first.isAfter(now) ? first : now);
    changes.fire(new ImposedChanged(site));
    return store.ofSite(site, now, steps.getLast().end());
  }

  @DELETE
  @Path("{source}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End all that a source imposes on the site")
  public void release(@PathParam("site") String site, @PathParam("source") String source) {
    demand(site);
    if (!store.release(site, source, clock.instant())) {
      throw Problem.notFound("limit of", source);
    }
    changes.fire(new ImposedChanged(site));
  }

  private void demand(String site) {
    if (!store.isSite(site)) {
      throw Problem.notFound("site", site);
    }
  }
}
