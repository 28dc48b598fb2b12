package org.voltide.csms.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.voltide.csms.platform.Roles;

/** Gives everybody the roles that theirs include, wherever they signed in. */
@ApplicationScoped
class IncludedRoles implements SecurityIdentityAugmentor {

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder(identity);
    identity.getRoles().forEach(role -> builder.addRoles(Roles.includedIn(role)));
    return Uni.createFrom().item(builder.build());
  }
}
