package org.voltide.csms.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.voltide.csms.platform.Roles;

/**
 * Gives everybody the roles that theirs include, wherever they signed in. Local users have the role
 * of now, as long as their login goes on.
 */
@ApplicationScoped
class IncludedRoles implements SecurityIdentityAugmentor {

  private final LoginSessions sessions;

  IncludedRoles(LoginSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Login.of(identity)
        .map(login -> context.runBlocking(() -> signedIn(identity, login)))
        .orElseGet(() -> Uni.createFrom().item(withIncluded(identity)));
  }

  private SecurityIdentity signedIn(SecurityIdentity identity, Login login) {
    Account account =
        sessions
            .use(login.id(), Instant.now())
            .orElseThrow(() -> new AuthenticationFailedException("The login is over"));
    return withIncluded(QuarkusSecurityIdentity.builder(identity).addRole(account.role()).build());
  }

  private static SecurityIdentity withIncluded(SecurityIdentity identity) {
    QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder(identity);
    identity.getRoles().forEach(role -> builder.addRoles(Roles.includedIn(role)));
    return builder.build();
  }
}
