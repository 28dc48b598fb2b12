package org.voltide.csms.driverpage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.identity.AuditFilter;
import org.voltide.csms.identity.LoginThrottle;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;

/**
 * Lets drivers in by their token and its code. What is printed on a card, or sent by it to any
 * reader, does not suffice to see where somebody charges.
 */
@Path("/api/v1/driver/sign-in")
@Tag(name = "Driver")
@Singleton
class DriverSignInResource {

  private final LoginThrottle throttle = new LoginThrottle(InstantSource.system());
  private final DriverCodes codes;
  private final DriverPageSettings settings;
  private final Clock clock;
  private final CallerAddress callers;

  DriverSignInResource(
      DriverCodes codes, DriverPageSettings settings, Clock clock, CallerAddress callers) {
    this.codes = codes;
    this.settings = settings;
    this.clock = clock;
    this.callers = callers;
  }

  /**
   * @param idToken as it is on the card or in the contract
   * @param code as the operator gave it out
   */
  record Credentials(
      @NotNull @Size(min = 1, max = 255) String idToken, @NotNull @Size(max = 40) String code) {
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  /**
   * @param link for the header {@code Driver-Link}
   */
  record SignedIn(String link) {
    @Override
    public String toString() {
      return "SignedIn";
    }
  }

  @POST
  @PermitAll
  @RunOnVirtualThread
  @Operation(
      summary = "Open the session of one's token",
      description =
          "401: the token or the code is wrong. 404: no session of the token goes on or ended"
              + " lately. 429: too many failures. A sign-in ends the one before.")
  public SignedIn signIn(
      @NotNull @Valid Credentials given,
      @Context HttpServerRequest from,
      @Context ContainerRequestContext request) {
    String name = given.idToken().toLowerCase(Locale.ROOT);
    String address = callers.of(from);
    if (!throttle.admits(name, address)) {
      throw Problem.tooMany(
          "Too many failures; try again in %d minutes.".formatted(LoginThrottle.PAUSE.toMinutes()));
    }
    UUID token =
        codes
            .tokenOf(given.idToken(), given.code())
            .orElseThrow(() -> Problem.unauthenticated("The token or the code is wrong."));
    throttle.succeeded(name, address);
    UUID session =
        codes
            .session(token, clock.instant().minus(settings.linkLife()))
            .orElseThrow(() -> Problem.of(404, "No session of this token goes on."));
    request.setProperty(AuditFilter.ACTOR, DriverDoor.actor(session));
    return new SignedIn(codes.open(token, session));
  }
}
