package org.voltide.csms.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

/** For the operator's own people: the figures are of all tenants together. */
@Path("/api/v1/system")
@Tag(name = "System")
class SystemResource {

  private final Readings readings;

  SystemResource(Readings readings) {
    this.readings = readings;
  }

  /**
   * How the system does.
   *
   * @param state the worst of all checks
   * @param startedAt when this process started, in real time
   */
  record SystemHealth(State state, Instant startedAt, List<Check> checks) {}

  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "How the system does",
      description = "What its meters read, at most half a minute old, each with a verdict.")
  public SystemHealth read() {
    List<Check> checks = readings.all();
    State worst =
        checks.stream().map(Check::state).max(Comparator.naturalOrder()).orElse(State.GOOD);
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    return new SystemHealth(worst, Instant.ofEpochMilli(start), checks);
  }
}
