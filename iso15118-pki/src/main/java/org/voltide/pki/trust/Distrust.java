package org.voltide.pki.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.revocation.CertificateId;

/**
 * Authorities that nobody is to believe any more, whoever trusts them and whatever they signed. It
 * goes by their keys: another certificate for the same key is believed no more than the first.
 */
public record Distrust(List<X509Certificate> authorities) {
  /** Nobody is distrusted. */
  public static final Distrust NONE = new Distrust(List.of());

  public Distrust {
    authorities = List.copyOf(authorities);
  }

  /** The first certificate of a chain that is one of those authorities', or signed by one. */
  public Optional<X509Certificate> in(Collection<X509Certificate> chain) {
    return chain.stream().filter(this::includes).findFirst();
  }

  /** Whether it is the certificate of one of those authorities, or signed by one. */
  public boolean includes(X509Certificate certificate) {
    return isOneOfThem(certificate) || isSignedByAny(certificate, authorities);
  }

  /** Whether a certificate named by hashes is said to be from one of those authorities. */
  public boolean names(CertificateId id) {
    return authorities.stream().anyMatch(id::isIssuedBy);
  }

  /**
   * The anchors that still count. Those below a distrusted one do not, unless somebody else who
   * still counts signed the same certificate: roots, for instance, signed themselves.
   */
  public Set<X509Certificate> without(Set<X509Certificate> anchors) {
    if (authorities.isEmpty()) {
      return anchors;
    }
    Set<X509Certificate> left = new HashSet<>(anchors);
    left.removeIf(this::isOneOfThem);
    List<X509Certificate> gone = new ArrayList<>(authorities);
    List<X509Certificate> falling = authorities;
    while (!falling.isEmpty()) {
      falling =
          left.stream()
              .filter(anchor -> isSignedByAny(anchor, gone) && !isSignedByAny(anchor, left))
              .toList();
      gone.addAll(falling);
      falling.forEach(left::remove);
    }
    return Set.copyOf(left);
  }

  private boolean isOneOfThem(X509Certificate certificate) {
    return authorities.stream()
        .map(authority -> authority.getPublicKey().getEncoded())
        .anyMatch(key -> Arrays.equals(key, certificate.getPublicKey().getEncoded()));
  }

  private static boolean isSignedByAny(
      X509Certificate certificate, Collection<X509Certificate> authorities) {
    return authorities.stream().anyMatch(authority -> isSigned(certificate, authority));
  }

  private static boolean isSigned(X509Certificate certificate, X509Certificate authority) {
    if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }
}
