package org.voltide.csms.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the token of a local user says.
 *
 * @param id of the login
 * @param userId of the user
 */
record Login(UUID id, UUID userId) {

  /** Empty for who signed in elsewhere, and for programs. */
  static Optional<Login> of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && SigningKey.ISSUER.equals(token.getIssuer())
        ? Optional.of(
            new Login(UUID.fromString(token.getTokenID()), UUID.fromString(token.getSubject())))
        : Optional.empty();
  }
}
