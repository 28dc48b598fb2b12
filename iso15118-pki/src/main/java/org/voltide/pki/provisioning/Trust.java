package org.voltide.pki.provisioning;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.pki.provisioning.Refusal.IssuerUnknown;
import org.voltide.pki.provisioning.Refusal.Untrusted;

/**
 * Whom to trust for one purpose, such as vehicles or provisioning services. It remembers which
 * authorities led to an anchor, and asks only for their validity from then on.
 */
public final class Trust {
  /** Leaf and authorities below an anchor, of which the standards allow two. */
  private static final int LONGEST = 5;

  private static final int MOST_REMEMBERED = 1_000;

  private final Set<X509Certificate> anchors;
  private final Set<X509Certificate> intermediates;

  /** Authorities that issue leaves, each with all above it. */
  private final Map<X509Certificate, List<X509Certificate>> remembered = new ConcurrentHashMap<>();

  /**
   * @param anchors roots, or authorities below one
   * @param intermediates authorities that messages may leave out
   */
  public Trust(Set<X509Certificate> anchors, Set<X509Certificate> intermediates) {
    this.anchors = readable(anchors);
    this.intermediates = readable(intermediates);
  }

  public static Trust in(X509Certificate... anchors) {
    return new Trust(Set.of(anchors), Set.of());
  }

  /** Whether nobody is trusted. */
  public boolean isEmpty() {
    return anchors.isEmpty();
  }

  /** As Bouncy Castle reads them, once. */
  private static Set<X509Certificate> readable(Set<X509Certificate> certificates) {
    Set<X509Certificate> readable = new HashSet<>();
    for (X509Certificate certificate : certificates) {
      try {
        readable.add(Certificates.parsed(certificate.getEncoded()));
      } catch (CertificateException e) {
        throw new IllegalArgumentException("A certificate to trust cannot be read", e);
      }
    }
    return Set.copyOf(readable);
  }

  /**
   * Why the first certificate of a chain cannot be trusted; empty when it can (RFC 5280, without
   * revocation).
   */
  Optional<Refusal> objection(List<X509Certificate> chain, Instant at, String whose) {
    try {
      List<X509Certificate> path = path(chain);
      X509Certificate top = path.getLast();
      if (anchors.stream().noneMatch(anchor -> isNamed(top, anchor))) {
        validateBelow(path, at);
        return Optional.of(new IssuerUnknown(whose, top.getIssuerX500Principal().getName()));
      }
      List<X509Certificate> above =
          path.size() < 2 ? List.of() : remembered.getOrDefault(path.get(1), List.of());
      if (above.isEmpty()) {
        remember(path, validate(path, anchors, at), at);
      } else {
        validate(path.subList(0, 1), Set.of(path.get(1)), at);
        checkValidity(above, at);
      }
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of(new Untrusted(whose, detail(e)));
    }
  }

  /** What can be known without an anchor: that each has issued the one before it, and when. */
  private static void validateBelow(List<X509Certificate> path, Instant at)
      throws GeneralSecurityException {
    X509Certificate top = path.getLast();
    checkValidity(List.of(top), at);
    if (path.size() > 1) {
      validate(path.subList(0, path.size() - 1), Set.of(top), at);
    }
  }

  private void remember(List<X509Certificate> path, X509Certificate anchor, Instant at)
      throws GeneralSecurityException {
    List<X509Certificate> above = new ArrayList<>(path.subList(1, path.size()));
    above.add(anchor);
    checkValidity(above, at);
    if (path.size() > 1 && remembered.size() < MOST_REMEMBERED) {
      remembered.put(path.get(1), List.copyOf(above));
    }
  }

  /** Path validation looks at validity up to the anchor, but not at that of the anchor itself. */
  private static void checkValidity(List<X509Certificate> authorities, Instant at)
      throws GeneralSecurityException {
    for (X509Certificate authority : authorities) {
      authority.checkValidity(Date.from(at));
    }
  }

  /** Follows the path and tells where it ended. */
  private static X509Certificate validate(
      List<X509Certificate> path, Set<X509Certificate> anchors, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(
            anchors.stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    parameters.addCertPathChecker(new AnnexBExtensions());
    var result =
        (PKIXCertPathValidatorResult)
            CertPathValidator.getInstance("PKIX", Certificates.PROVIDER)
                .validate(
                    CertificateFactory.getInstance("X.509", Certificates.PROVIDER)
                        .generateCertPath(path),
                    parameters);
    return result.getTrustAnchor().getTrustedCert();
  }

  /** The leaf and the authorities between it and an anchor, put in order by who issued whom. */
  private List<X509Certificate> path(List<X509Certificate> chain) {
    List<X509Certificate> path = new ArrayList<>(chain.subList(0, 1));
    Optional<X509Certificate> issuer = issuer(path.getLast(), chain);
    while (issuer.isPresent() && path.size() < LONGEST && !path.contains(issuer.get())) {
      path.add(issuer.get());
      issuer = issuer(path.getLast(), chain);
    }
    return path;
  }

  /** Who signed a certificate; empty when it is an anchor, or nobody known. */
  private Optional<X509Certificate> issuer(X509Certificate issued, List<X509Certificate> chain) {
    List<X509Certificate> named =
        Stream.concat(chain.stream(), intermediates.stream())
            .filter(authority -> isNamed(issued, authority) && !anchors.contains(authority))
            .distinct()
            .toList();
    List<X509Certificate> anchored =
        anchors.stream().filter(anchor -> isNamed(issued, anchor)).toList();
    // Signatures cost the most, so they are asked only where names leave a doubt.
    if (!anchored.isEmpty()
        && (named.isEmpty() || anchored.stream().anyMatch(anchor -> hasSigned(anchor, issued)))) {
      return Optional.empty();
    }
    return named.size() < 2
        ? named.stream().findFirst()
        : named.stream().filter(authority -> hasSigned(authority, issued)).findFirst();
  }

  private static boolean isNamed(X509Certificate issued, X509Certificate authority) {
    return issued.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
  }

  private static boolean hasSigned(X509Certificate authority, X509Certificate issued) {
    try {
      issued.verify(authority.getPublicKey(), Certificates.PROVIDER);
      return true;
    } catch (GeneralSecurityException e) {
      // Somebody else of the same name has.
      return false;
    }
  }

  private static String detail(GeneralSecurityException e) {
    Throwable reason = e;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return String.valueOf(reason.getMessage());
  }

  /**
   * Annex B of ISO 15118-20 marks key identifiers and pointers to revocation as critical, which
   * path validation else takes for something it does not know.
   */
  private static final class AnnexBExtensions extends PKIXCertPathChecker {
    private static final Set<String> KNOWN =
        Set.of("2.5.29.35", "2.5.29.14", "1.3.6.1.5.5.7.1.1", "2.5.29.31", "2.5.29.72");

    @Override
    public void init(boolean forward) {}

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return KNOWN;
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) {
      unresolved.removeAll(KNOWN);
    }
  }
}
