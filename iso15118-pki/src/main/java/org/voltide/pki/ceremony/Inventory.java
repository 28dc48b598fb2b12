package org.voltide.pki.ceremony;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.voltide.pki.audit.Chain;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.profile.Role;

/**
 * What an installation has, as its log tells it.
 *
 * @param rules empty before set-up
 * @param authorities by label
 * @param requests what others are to certify by label, PKCS#10 in PEM
 * @param crosses certificates by which our roots vouch for others
 * @param services certificates of provisioning services by label, each with its issuers
 * @param people whose signatures count
 * @param log how far it goes
 * @param sealed its last seal
 * @param unsealedSince when the first act after that was; empty when there is none
 * @param latest its newest entries, in order
 */
public record Inventory(
    Optional<Rules> rules,
    SortedMap<String, Known> authorities,
    SortedMap<String, String> requests,
    List<X509Certificate> crosses,
    Map<String, List<X509Certificate>> services,
    Set<String> people,
    Chain log,
    Optional<Seal> sealed,
    Optional<Instant> unsealedSince,
    List<Entry> latest) {

  /**
   * An authority of ours as it is now.
   *
   * @param chain its certificate first, the root last
   * @param use what its root is for; somebody else's root issues
   * @param isRevoked whether it or one above it was taken back by one of ours
   * @param revoked what it took back
   */
  public record Known(
      Role role,
      List<X509Certificate> chain,
      RootUse use,
      boolean isRevoked,
      List<RevocationList.Revoked> revoked) {

    public Known {
      revoked = List.copyOf(revoked);
    }

    /** Whether it may be chosen to issue: it is not revoked, and its root issues. */
    public boolean isIssuing() {
      return !isRevoked && use == RootUse.ISSUING;
    }

    /** Whether a certificate is that of its root. */
    public boolean isBelow(X509Certificate root) {
      return chain.size() > 1 && chain.getLast().equals(root);
    }
  }

  public Inventory {
    authorities = Collections.unmodifiableSortedMap(new TreeMap<>(authorities));
    requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
    crosses = List.copyOf(crosses);
    services = Map.copyOf(services);
    people = Set.copyOf(people);
    latest = List.copyOf(latest);
  }

  /** What the root of a chain is for; somebody else's issues. */
  public RootUse use(List<X509Certificate> chain) {
    return authorities.values().stream()
        .filter(known -> known.chain().getFirst().equals(chain.getLast()))
        .map(Known::use)
        .findFirst()
        .orElse(RootUse.ISSUING);
  }

  /** Whether whoever of ours issued a certificate took it back. */
  public boolean isRevoked(X509Certificate certificate) {
    return authorities.values().stream()
        .filter(
            issuer ->
                issuer
                    .chain()
                    .getFirst()
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal()))
        .flatMap(issuer -> issuer.revoked().stream())
        .anyMatch(revoked -> revoked.serialNumber().equals(certificate.getSerialNumber()));
  }
}
