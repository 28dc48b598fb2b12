package org.voltide.csms.authorities;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.voltide.csms.platform.Problem;

/** Certificates one after another in PEM. */
public final class PemChain {

  private PemChain() {}

  /**
   * @throws CertificateException when something else is there, or nothing
   */
  public static List<X509Certificate> read(String pem) throws CertificateException {
    List<X509Certificate> chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (chain.isEmpty()) {
      throw new CertificateException("there is no certificate");
    }
    return chain;
  }

  /**
   * Authorities as somebody entered them, in any order.
   *
   * @throws Problem 422 when something else is there, or nothing
   */
  static List<X509Certificate> authorities(String pem) {
    try {
      List<X509Certificate> read = read(pem);
      if (read.stream().anyMatch(certificate -> certificate.getBasicConstraints() < 0)) {
        throw Problem.invalid("/certificates", "A certificate is none of an authority.");
      }
      return read;
    } catch (CertificateException unreadable) {
      throw Problem.invalid("/certificates", "These are no certificates in PEM.");
    }
  }
}
