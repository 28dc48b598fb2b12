package org.voltide.csms.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.Settings;

/** For the operator's own people: the figures are of all tenants together. */
@Path("/api/v1/system")
@Tag(name = "System")
class SystemResource {

  private final Readings readings;
  private final Settings settings;

  @ConfigProperty(name = "quarkus.application.version")
  String version;

  SystemResource(Readings readings, Settings settings) {
    this.readings = readings;
    this.settings = settings;
  }

  /**
   * How the system does.
   *
   * @param state the worst of all checks
   * @param version of Voltide
   * @param node the name of the one that serves, absent where there is only one
   * @param startedAt when this process started, in real time
   */
  record SystemHealth(
      State state, String version, @Nullable String node, Instant startedAt, List<Check> checks) {}

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
    return new SystemHealth(
        worst, version, settings.nodes().name().orElse(null), Instant.ofEpochMilli(start), checks);
  }
}
