package org.voltide.pki.ceremony;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.voltide.pki.profile.Role;

/** Whether a chain that another authority sent can be taken. */
final class ForeignChain {
  private ForeignChain() {}

  /** Refuses what is not for the key, not valid, not signed by the next, or no authority. */
  static void check(List<X509Certificate> chain, PublicKey key, Role role, Instant now)
      throws RefusedException {
    if (chain.isEmpty() || !chain.getFirst().getPublicKey().equals(key)) {
      throw refused("The certificate is not for the key that was requested for");
    }
    int below = chain.getFirst().getBasicConstraints();
    if (below < role.pathLength().orElse(0)) {
      throw refused("The certificate does not make it a " + role);
    }
    try {
      for (int i = 0; i < chain.size(); i++) {
        X509Certificate certificate = chain.get(i);
        certificate.checkValidity(Date.from(now));
        certificate.verify(chain.get(Math.min(i + 1, chain.size() - 1)).getPublicKey());
      }
    } catch (GeneralSecurityException e) {
      throw refused("The chain does not hold, or does not end with a root: " + e.getMessage());
    }
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Refusal.FOREIGN_CHAIN, reason);
  }
}
