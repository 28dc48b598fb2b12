package org.voltide.pki.authority;

import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates and lists of revoked ones as text (RFC 7468). */
public final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  /** A certificate. */
  public static String of(X509Certificate certificate) throws CertificateEncodingException {
    return of("CERTIFICATE", certificate.getEncoded());
  }

  /** A list of revoked certificates. */
  public static String of(X509CRL list) throws CRLException {
    return of("X509 CRL", list.getEncoded());
  }

  static String of(String what, byte[] bytes) {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, encoder.encodeToString(bytes), what);
  }
}
