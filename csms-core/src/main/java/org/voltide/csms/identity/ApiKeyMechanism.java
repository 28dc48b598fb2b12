package org.voltide.csms.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.Standing;

/** Recognises programs by the header {@code X-API-Key}; without it others are asked. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final String HEADER = "X-API-Key";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String key = request.request().getHeader(HEADER);
    return key == null
        ? Uni.createFrom().nullItem()
        : identities.authenticate(
            new Presented(key, request.request().method().name(), request.normalizedPath()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Presented.class);
  }

  /** A key somebody sent, and with what request. */
  static final class Presented extends BaseAuthenticationRequest {
    private final String key;
    private final String method;
    private final String path;

    private Presented(String key, String method, String path) {
      this.key = key;
      this.method = method;
      this.path = path;
    }
  }

  /** Looks the key up, off the event loop. */
  @ApplicationScoped
  static class Provider implements IdentityProvider<Presented> {

    private final Standing.Judge judge = ids -> new ApiKeys(this.database).grants(ids);

    @Inject DataSource database;

    @Override
    public Class<Presented> getRequestType() {
      return Presented.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        Presented presented, AuthenticationRequestContext context) {
      return context.runBlocking(() -> identity(presented));
    }

    /** Somebody with the roles of the key; with none where its scopes do not reach. */
    private SecurityIdentity identity(Presented presented) {
      try {
        ApiKey key =
            new ApiKeys(database)
                .use(presented.key)
                .orElseThrow(() -> new AuthenticationFailedException("Unknown API key"));
        QuarkusSecurityIdentity.Builder somebody =
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("api-key " + key.name()))
                .addAttributes(key.grant().attributes())
                .addAttribute(Standing.ATTRIBUTE, new Standing(key.id(), key.grant(), judge));
        Scope.missing(key.scopes(), presented.method, presented.path)
            .ifPresentOrElse(
                scope -> somebody.addAttribute(Roles.MISSING_SCOPE, scope),
                () -> somebody.addRoles(key.grant().roles()));
        return somebody.build();
      } catch (SQLException e) {
        throw new IllegalStateException("API keys cannot be read", e);
      }
    }
  }
}
