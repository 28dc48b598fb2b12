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
import org.voltide.csms.platform.Standing;

/** Recognises programs by the header {@code X-API-Key}; without it others are asked. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final String HEADER = "X-API-Key";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String key = request.request().getHeader(HEADER);
    return key == null ? Uni.createFrom().nullItem() : identities.authenticate(new Presented(key));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Presented.class);
  }

  /** A key somebody sent. */
  static final class Presented extends BaseAuthenticationRequest {
    private final String key;

    private Presented(String key) {
      this.key = key;
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
      return context.runBlocking(() -> identity(presented.key));
    }

    private SecurityIdentity identity(String text) {
      try {
        ApiKey key =
            new ApiKeys(database)
                .use(text)
                .orElseThrow(() -> new AuthenticationFailedException("Unknown API key"));
        return QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("api-key " + key.name()))
            .addRoles(key.grant().roles())
            .addAttributes(key.grant().attributes())
            .addAttribute(Standing.ATTRIBUTE, new Standing(key.id(), key.grant(), judge))
            .build();
      } catch (SQLException e) {
        throw new IllegalStateException("API keys cannot be read", e);
      }
    }
  }
}
