package org.voltide.csms.driverpage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;

/** The code by which a token's driver signs in to the driver's page. */
@Path("/api/v1/tokens/{token}/driver-code")
@Tag(name = "Driver")
@RunOnVirtualThread
class DriverCodeResource {

  private final DriverCodes codes;
  private final Clock clock;

  DriverCodeResource(DriverCodes codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * A code just made.
   *
   * @param code the only copy
   */
  record Made(String code, Instant madeAt) {
    @Override
    public String toString() {
      return "Made[" + madeAt + "]";
    }
  }

  /**
   * Whether there is one.
   *
   * @param madeAt absent when there is none
   */
  record Known(@Nullable Instant madeAt) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "When the driver's code was made, which itself is not kept")
  public Known read(@PathParam("token") UUID token) {
    return new Known(codes.madeAt(token).orElse(null));
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Make a code for the token's driver, in place of the one before",
      description = "It is shown once.")
  public Made make(@PathParam("token") UUID token) {
    Instant now = clock.instant();
    return new Made(codes.make(token, now), now);
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End the driver's code and what was opened by it")
  public void revoke(@PathParam("token") UUID token) {
    codes.revoke(token);
  }
}
