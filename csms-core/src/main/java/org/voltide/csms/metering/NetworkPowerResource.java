package org.voltide.csms.metering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What flows into all cars of the network; tenants are told of theirs. */
@Path("/api/v1/overview/power")
@Tag(name = "overview")
public class NetworkPowerResource {
  private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
  private static final Duration LONGEST_SPAN = Duration.ofDays(7);
  private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

  private final NetworkPowerQuery power;
  private final Clock clock;

  NetworkPowerResource(NetworkPowerQuery power, Clock clock) {
    this.power = power;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Power of all cars and the plan for it; the last day unless asked otherwise")
  public NetworkPower get(
      @QueryParam("from") @Nullable Instant from, @QueryParam("to") @Nullable Instant to) {
    Instant end = Objects.requireNonNullElseGet(to, clock::instant);
    if (end.isBefore(Instant.EPOCH) || end.isAfter(LATEST)) {
      throw Problem.invalid("to", "to must be a time of these centuries.");
    }
    Instant start = Objects.requireNonNullElseGet(from, () -> end.minus(DEFAULT_SPAN));
    if (!start.isBefore(end) || start.isBefore(end.minus(LONGEST_SPAN))) {
      throw Problem.invalid("from", "from must be before to, and by at most 7 days.");
    }
    return power.read(start, end);
  }
}
