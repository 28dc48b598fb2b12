package org.voltide.pki.validation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
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
      List<X509Certificate> chain = CertificatePath.read(shown);
      return chain.isEmpty() ? new Invalid("there is no certificate") : judgeRead(chain, at);
    } catch (GeneralSecurityException e) {
      return new Invalid("the certificate is not trusted: " + e.getMessage());
    }
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
    X509Certificate anchor =
        CertificatePath.validate(chain, anchors, expired ? end : at, List.of());
    // An authority that has ended since is not excused by its end entity having ended, too.
    anchor.checkValidity(Date.from(at));
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      issuer.checkValidity(Date.from(at));
    }
    return expired ? new Expired(own, end) : new Valid(own);
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
