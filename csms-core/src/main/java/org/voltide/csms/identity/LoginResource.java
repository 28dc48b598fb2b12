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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.Settings;

@Path("/api/v1/login")
@Tag(name = "Identity")
@Singleton
class LoginResource {

  private static final Duration VALIDITY = Duration.ofHours(12);

  record Credentials(
      @NotNull @Size(min = 1, max = 200) String username,
      @NotNull @Size(max = 1000) String password) {
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

  private final LoginThrottle throttle = new LoginThrottle(InstantSource.system());

  @Inject Accounts accounts;
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
      description = "The token goes into the header `Authorization: Bearer …`.")
  public SignedIn login(
      @NotNull @Valid Credentials given,
      @Context HttpServerRequest request,
      @Context ContainerRequestContext context)
      throws SQLException {
    if (provider.isPresent()) {
      throw Problem.conflict("Sign in at %s.".formatted(provider.get()));
    }
    context.setProperty(AuditFilter.ACTOR, given.username());
    String address = request.remoteAddress().hostAddress();
    if (!throttle.allows(given.username(), address)) {
      throw Problem.tooMany(
          "Too many failures; try again in %d minutes.".formatted(LoginThrottle.PAUSE.toMinutes()));
    }
    Optional<Account> account = accounts.verify(given.username(), given.password());
    if (account.isEmpty()) {
      throttle.failed(given.username(), address);
      throw Problem.unauthenticated("The user name or the password is wrong.");
    }
    throttle.succeeded(given.username(), address);
    return signIn(account.get());
  }

  private SignedIn signIn(Account account) {
    Instant expiry = Instant.ofEpochSecond(Instant.now().plus(VALIDITY).getEpochSecond());
    String token =
        Jwt.issuer(SigningKey.ISSUER)
            .subject(account.name())
            .upn(account.name())
            .claim("realm_access", Map.of("roles", account.roles()))
            .expiresAt(expiry)
            .sign(key.privateKey());
    Set<String> roles = new TreeSet<>();
    account.roles().forEach(role -> roles.addAll(Roles.includedIn(role)));
    return new SignedIn(token, expiry, new User(account.name(), roles));
  }
}
