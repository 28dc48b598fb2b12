package org.voltide.pki.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Path validation of the JDK (RFC 5280), without revocation. */
final class CertificatePath {

  private CertificatePath() {}

  /** As the JDK reads them: a peer may have shown what is no certificate at all. */
  static List<X509Certificate> read(List<X509Certificate> shown) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (X509Certificate certificate : shown) {
      chain.add(
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
    }
    return chain;
  }

  /**
   * The first, and the others each after the one it is named to have issued: cars and stations hand
   * them on in either order. As it was when that leaves any over.
   */
  static List<X509Certificate> ordered(List<X509Certificate> shown) {
    List<X509Certificate> path = new ArrayList<>(shown.subList(0, 1));
    List<X509Certificate> left = new ArrayList<>(shown.subList(1, shown.size()));
    Optional<X509Certificate> next = issuer(path.getLast(), left);
    while (next.isPresent()) {
      path.add(next.get());
      left.remove(next.get());
      next = issuer(path.getLast(), left);
    }
    return left.isEmpty() ? path : shown;
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate certificate, List<X509Certificate> among) {
    return among.stream()
        .filter(
            other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .findFirst();
  }

  /**
   * Follows the path and tells where it ended.
   *
   * @param chain the end entity first; an anchor at the end does no harm
   * @param checkers beside those of the JDK
   */
  static X509Certificate validate(
      List<X509Certificate> chain,
      Set<X509Certificate> anchors,
      Instant at,
      List<PKIXCertPathChecker> checkers)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(
            anchors.stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    parameters.setCertPathCheckers(checkers);
    List<X509Certificate> path = chain.stream().takeWhile(c -> !anchors.contains(c)).toList();
    if (path.isEmpty()) {
      throw new GeneralSecurityException("it is a trust anchor itself");
    }
    var result =
        (PKIXCertPathValidatorResult)
            CertPathValidator.getInstance("PKIX")
                .validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    return result.getTrustAnchor().getTrustedCert();
  }
}
