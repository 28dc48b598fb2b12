package org.voltide.pki.authority;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as text (RFC 7468). */
public final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  public static String of(X509Certificate certificate) throws CertificateEncodingException {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(encoder.encodeToString(certificate.getEncoded()));
  }
}
