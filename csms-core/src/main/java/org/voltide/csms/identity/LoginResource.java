package org.voltide.csms.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;

@Path("/api/v1/login")
@Tag(name = "Identity")
@Singleton
class LoginResource {

  /**
   * @param code of the authenticator, or one of the recovery codes
   */
  record Credentials(
      @NotNull @Size(min = 1, max = 200) String username,
      @NotNull @Size(max = 1000) String password,
      @Nullable @Size(max = 40) String code) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }

  @Inject CallerAddress callers;
  @Inject SignIn signIn;
  @Inject LoginTokens tokens;

  @ConfigProperty(name = Provider.URL)
  Optional<String> provider;

  @POST
  @PermitAll
  @Operation(
      summary = "Sign in as a local user",
      description =
          "The token goes into the header `Authorization: Bearer …`. 422 at `/code`: a code of the"
              + " authenticator is needed, too.")
  public LoginTokens.SignedIn login(
      @NotNull @Valid Credentials given,
      @Context HttpServerRequest request,
      @Context ContainerRequestContext context) {
    if (provider.isPresent()) {
      throw Problem.conflict("Sign in at %s.".formatted(provider.get()));
    }
    context.setProperty(AuditFilter.ACTOR, given.username());
    String address = callers.of(request);
    Instant now = Instant.now();
    SignIn.Attempt attempt = new SignIn.Attempt(given.username(), given.password(), address);
    Account account = signIn.demand(attempt, given.code(), now);
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return tokens.begin(account, new LoginTokens.Client(address, agent), now);
  }
}
