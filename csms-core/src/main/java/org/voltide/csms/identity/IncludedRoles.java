package org.voltide.csms.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.Standing;
import org.voltide.csms.tenants.CurrentTenant;

/**
 * Gives everybody the roles that theirs include, wherever they signed in. Local users have the role
 * of now, as long as their login goes on. Whom a provider says to act for a tenant has the roles of
 * tenants only.
 */
@ApplicationScoped
class IncludedRoles implements SecurityIdentityAugmentor {

  /** What a provider's token names the tenant by; without it, it is the operator's own people. */
  static final String TENANT_CLAIM = "voltide_tenant";

  private static final Duration UNTOLD_LIFE = Duration.ofMinutes(15);

  private final LoginSessions sessions;
  private final Standing.Judge judge;

  IncludedRoles(LoginSessions sessions) {
    this.sessions = sessions;
    judge = ids -> sessions.grants(ids, Instant.now());
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Login.of(identity)
        .map(login -> context.runBlocking(() -> signedIn(identity, login)))
        .orElseGet(() -> Uni.createFrom().item(ofProvider(identity)));
  }

  private SecurityIdentity signedIn(SecurityIdentity identity, Login login) {
    Account account =
        sessions
            .use(login.id(), Instant.now())
            .orElseThrow(() -> new AuthenticationFailedException("The login is over"));
    Grant grant = account.grant();
    return QuarkusSecurityIdentity.builder(identity)
        .addRoles(grant.roles())
        .addAttributes(grant.attributes())
        .addAttribute(Standing.ATTRIBUTE, new Standing(login.id(), grant, judge))
        .build();
  }

  private static SecurityIdentity ofProvider(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.containsClaim(TENANT_CLAIM)
        ? ofTenant(identity, token.getClaim(TENANT_CLAIM))
        : withIncluded(identity);
  }

  /** A provider's token holds until it expires; one that does not say when has to be shown anew. */
  private static Standing standing(SecurityIdentity identity) {
    Instant end =
        identity.getPrincipal() instanceof JsonWebToken token
                && token.containsClaim(Claims.exp.name())
            ? Instant.ofEpochSecond(token.getExpirationTime())
            : Instant.now().plus(UNTOLD_LIFE);
    return Standing.until(end);
  }

  /** Nothing of the roles is left that would be good for the whole. */
  private static SecurityIdentity ofTenant(SecurityIdentity identity, Object claim) {
    if (!(claim instanceof String tenant)) {
      throw new AuthenticationFailedException(TENANT_CLAIM + " is not the id of one tenant");
    }
    QuarkusSecurityIdentity.Builder builder =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addCredentials(identity.getCredentials())
            .addAttributes(identity.getAttributes())
            .addAttribute(Standing.ATTRIBUTE, standing(identity))
            .addAttribute(CurrentTenant.ATTRIBUTE, tenant);
    identity.getRoles().forEach(role -> builder.addRoles(Roles.ofTenant(role)));
    return builder.build();
  }

  private static SecurityIdentity withIncluded(SecurityIdentity identity) {
    QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder(identity);
    if (identity.getAttribute(Standing.ATTRIBUTE) == null) {
      builder.addAttribute(Standing.ATTRIBUTE, standing(identity));
    }
    identity.getRoles().forEach(role -> builder.addRoles(Roles.includedIn(role)));
    return builder.build();
  }
}
