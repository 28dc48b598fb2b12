package org.voltide.csms.energy.prices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/** Price curves. */
@Path("/api/v1/prices")
@Tag(name = "prices")
public class PriceResource {

  private static final Duration LONGEST_SPAN = Duration.ofDays(400);

  private final PriceStore prices;
  private final Clock clock;

  PriceResource(PriceStore prices, Clock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  /** Both curves. */
  public record Prices(String currency, List<PriceStep> steps) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Known prices; from now for two days unless asked otherwise")
  public Prices read(
      @QueryParam("from") @Nullable Instant from, @QueryParam("to") @Nullable Instant to) {
    Instant start = Optional.ofNullable(from).orElseGet(clock::instant);
    Instant end = Optional.ofNullable(to).orElse(start.plus(Duration.ofDays(2)));
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST_SPAN) > 0) {
      throw Problem.invalid(
          "to", "The span must end after it starts and be at most 400 days long.");
    }
    return new Prices(PriceCurve.CURRENCY, List.copyOf(prices.between(start, end).steps()));
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Consumes("text/csv")
  @Operation(summary = "Import a price file; refused whole, with its line, when wrong")
  public Prices importFile(String file) {
    try {
      List<PriceStep> steps = PriceFile.parse(file);
      prices.replace(steps);
      return new Prices(PriceCurve.CURRENCY, steps);
    } catch (PriceFileException e) {
      throw Problem.invalid("line " + e.line(), e.getMessage());
    }
  }
}
