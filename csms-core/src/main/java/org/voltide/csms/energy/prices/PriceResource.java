package org.voltide.csms.energy.prices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Price curves. */
@Path("/api/v1/prices")
@Tag(name = "prices")
public class PriceResource {

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
  @Operation(summary = "Known prices of an area; from now for two days unless asked otherwise")
  public Prices read(
      @QueryParam("area") @DefaultValue(PriceArea.USUAL) String area,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    Span span = Span.of(from, to, Duration.ofDays(2), clock);
    return new Prices(
        PriceCurve.CURRENCY, List.copyOf(prices.between(area, span.from(), span.to()).steps()));
  }

  @GET
  @Path("areas")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The price areas, and of when their prices are known")
  public List<PriceArea> areas() {
    return prices.areas();
  }

  @PUT
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Consumes("text/csv")
  @Operation(summary = "Import a price file of an area; refused whole, with its line, when wrong")
  public Prices importFile(
      @QueryParam("area")
          @DefaultValue(PriceArea.USUAL)
          @Pattern(regexp = PriceArea.NAME, message = "must be 1 to 40 letters, digits, . _ -")
          String area,
      String file) {
    try {
      List<PriceStep> steps = PriceFile.parse(file);
      prices.replace(area, steps);
      return new Prices(PriceCurve.CURRENCY, steps);
    } catch (PriceFileException e) {
      throw Problem.invalid("line " + e.line(), e.getMessage());
    }
  }
}
