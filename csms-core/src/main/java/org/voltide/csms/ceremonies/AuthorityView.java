package org.voltide.csms.ceremonies;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.profile.Role;

/**
 * An authority of ours, as the API shows it.
 *
 * @param issuer label of the one above it; absent for roots and what others certified
 * @param serialNumber hexadecimal
 * @param use what its root is for
 * @param revoked whether it or one above it was taken back by one of ours
 * @param revocations how many certificates it took back
 * @param chain PEM, it first, the root last
 */
record AuthorityView(
    String label,
    Role role,
    @Nullable String issuer,
    String subject,
    String serialNumber,
    Instant validFrom,
    Instant validUntil,
    RootUse use,
    boolean revoked,
    int revocations,
    String chain) {

  static List<AuthorityView> of(SortedMap<String, Known> authorities) {
    return authorities.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), authorities))
        .toList();
  }

  private static AuthorityView of(String label, Known known, Map<String, Known> all) {
    var certificate = known.chain().getFirst();
    return new AuthorityView(
        label,
        known.role(),
        issuer(known, all),
        certificate.getSubjectX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        known.use(),
        known.isRevoked(),
        known.revoked().size(),
        pem(known.chain()));
  }

  private static @Nullable String issuer(Known known, Map<String, Known> all) {
    return known.chain().size() < 2
        ? null
        : all.entrySet().stream()
            .filter(other -> other.getValue().chain().getFirst().equals(known.chain().get(1)))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }

  static String pem(List<X509Certificate> certificates) {
    try {
      return Acts.pem(certificates);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("An authority's certificate cannot be written", unreadable);
    }
  }
}
