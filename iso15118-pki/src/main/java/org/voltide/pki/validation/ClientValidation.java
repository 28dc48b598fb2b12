package org.voltide.pki.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.pki.validation.Verdict.Expired;
import org.voltide.pki.validation.Verdict.Invalid;
import org.voltide.pki.validation.Verdict.Valid;

/**
 * Judges the certificate of a TLS client: its path to a trust anchor, its purpose, and the strength
 * of its key (OCPP 2.1 A00.FR.501 to 507). Revocation is not looked up.
 *
 * @param anchors whom to trust, roots or authorities below one; at least one
 */
public record ClientValidation(Set<X509Certificate> anchors) {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 224;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final Set<String> FOR_CLIENTS = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

  public ClientValidation {
    anchors = Set.copyOf(anchors);
  }

  /**
   * @param shown the client's own certificate first, each next one issuing the one before; an
   *     anchor at the end does no harm
   * @param at the time to judge by
   */
  public Verdict judge(List<X509Certificate> shown, Instant at) {
    try {
      List<X509Certificate> chain = read(shown);
      return chain.isEmpty() ? new Invalid("there is no certificate") : judgeRead(chain, at);
    } catch (GeneralSecurityException e) {
      return new Invalid("the certificate is not trusted: " + e.getMessage());
    }
  }

  /** As the JDK reads them: a TLS engine may have shown what is no certificate at all. */
  private static List<X509Certificate> read(List<X509Certificate> shown)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (X509Certificate certificate : shown) {
      chain.add(
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
    }
    return chain;
  }

  private Verdict judgeRead(List<X509Certificate> chain, Instant at)
      throws GeneralSecurityException {
    X509Certificate own = chain.getFirst();
    if (!isForClients(own)) {
      return new Invalid("the certificate is not for TLS clients");
    }
    if (!isStrong(own.getPublicKey())) {
      return new Invalid("the key of the certificate is too weak");
    }
    Instant end = own.getNotAfter().toInstant();
    boolean expired = end.isBefore(at);
    X509Certificate anchor = validate(chain, expired ? end : at);
    // An authority that has ended since is not excused by its end entity having ended, too.
    anchor.checkValidity(Date.from(at));
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      issuer.checkValidity(Date.from(at));
    }
    return expired ? new Expired(own, end) : new Valid(own);
  }

  /** Follows the path and tells where it ended. */
  private X509Certificate validate(List<X509Certificate> chain, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(
            anchors.stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
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

  private static boolean isForClients(X509Certificate certificate) throws GeneralSecurityException {
    boolean[] usage = certificate.getKeyUsage();
    List<String> purposes = certificate.getExtendedKeyUsage();
    return (usage == null || usage[DIGITAL_SIGNATURE])
        && (purposes == null || purposes.stream().anyMatch(FOR_CLIENTS::contains));
  }

  private static boolean isStrong(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_RSA_BITS;
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
      default -> false;
    };
  }
}
