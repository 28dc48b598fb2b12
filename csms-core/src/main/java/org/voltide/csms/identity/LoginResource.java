package org.voltide.csms.identity;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PostConstruct;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Settings;

@Path("/api/v1/login")
@Tag(name = "Identity")
@Singleton
class LoginResource {

  private static final Duration VALIDITY = Duration.ofHours(12);

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

  /**
   * @param expiresAt real time, whatever the domain clock shows
   */
  record SignedIn(String token, Instant expiresAt, User user) {}

  /**
   * @param roles with all they include
   */
  record User(String name, Set<String> roles) {}

  @Inject SignIn signIn;
  @Inject LoginSessions sessions;
  @Inject Settings settings;

  @ConfigProperty(name = SigningKey.PROVIDER_URL)
  Optional<String> provider;

  private SigningKey key;

  @PostConstruct
  void readKey() {
    try {
      key = SigningKey.of(settings.data().dir());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @POST
  @PermitAll
  @Operation(
      summary = "Sign in as a local user",
      description =
          "The token goes into the header `Authorization: Bearer …`. 422 at `/code`: a code of the"
              + " authenticator is needed, too.")
  public SignedIn login(
      @NotNull @Valid Credentials given,
      @Context HttpServerRequest request,
      @Context ContainerRequestContext context) {
    if (provider.isPresent()) {
      throw Problem.conflict("Sign in at %s.".formatted(provider.get()));
    }
    context.setProperty(AuditFilter.ACTOR, given.username());
    String address = request.remoteAddress().hostAddress();
    Instant now = Instant.now();
    SignIn.Attempt attempt = new SignIn.Attempt(given.username(), given.password(), address);
    Account account = signIn.demand(attempt, given.code(), now);
    Instant expiry = now.plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    UUID login = sessions.begin(new LoginSessions.Begin(account.id(), address, agent, now, expiry));
    return new SignedIn(
        token(account, login, expiry),
        expiry,
        new User(account.name(), new TreeSet<>(account.grant().roles())));
  }

  /** Says who it is; what they may is looked up with each request. */
  private String token(Account account, UUID login, Instant expiry) {
    return Jwt.issuer(SigningKey.ISSUER)
        .subject(account.id().toString())
        .upn(account.name())
        .claim(Claims.jti, login.toString())
        .expiresAt(expiry)
        .sign(key.privateKey());
  }
}
