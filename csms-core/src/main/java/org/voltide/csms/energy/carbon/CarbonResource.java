package org.voltide.csms.energy.carbon;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import org.voltide.csms.platform.Roles;

/** What a kWh from the grid emits. */
@Path("/api/v1/carbon")
@Tag(name = "prices")
class CarbonResource {

  private static final Duration LONGEST_SPAN = Duration.ofDays(400);

  /** More than a year of quarter hours. */
  private static final int MOST_STEPS = 40_000;

  private final CarbonStore store;
  private final Clock clock;

  CarbonResource(CarbonStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** CO2 over time. */
  record Carbon(@NotEmpty @Size(max = MOST_STEPS) List<@NotNull @Valid CarbonStep> steps) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Known CO2 of the grid; from now for two days unless asked otherwise")
  public Carbon read(
      @QueryParam("from") @Nullable Instant from, @QueryParam("to") @Nullable Instant to) {
    Instant start = Optional.ofNullable(from).orElseGet(clock::instant);
    Instant end = Optional.ofNullable(to).orElse(start.plus(Duration.ofDays(2)));
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST_SPAN) > 0) {
      throw Problem.invalid(
          "to", "The span must end after it starts and be at most 400 days long.");
    }
    return new Carbon(store.between(start, end));
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Tell CO2 of the grid, in place of what was known for that span",
      description = "Ascending steps; gaps between them are times of which nothing is known.")
  public Carbon tell(@NotNull @Valid Carbon carbon) {
    Instant known = Instant.MIN;
    for (int i = 0; i < carbon.steps().size(); i++) {
      CarbonStep step = carbon.steps().get(i);
      if (step.start().isBefore(known) || !step.end().isAfter(step.start())) {
        throw Problem.invalid(
            "/steps/" + i, "A step must end after it starts and start after the one before it.");
      }
      known = step.end();
    }
    store.replace(carbon.steps());
    return carbon;
  }
}
