package org.voltide.csms.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/clock")
@Tag(name = "System")
class ClockResource {

  /**
   * @param speed domain seconds per real second; 1 is real time
   */
  record ClockState(Instant now, double speed, Instant realNow) {}

  @Inject ScaledClock clock;

  @GET
  @PermitAll
  @Operation(summary = "Domain time", description = "Open to all, so that simulators can share it.")
  public ClockState read() {
    return new ClockState(clock.instant(), clock.speed(), clock.realNow());
  }
}
