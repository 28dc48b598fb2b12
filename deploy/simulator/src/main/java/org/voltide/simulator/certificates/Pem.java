package org.voltide.simulator.certificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

/** Certificates as text, and whether they hold together. */
public final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /** Reads the certificates of a text; none when it is unreadable. */
  public static List<X509Certificate> read(String text) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        chain.add((X509Certificate) each);
      }
      return List.copyOf(chain);
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /** Writes one object under its label, such as {@code CERTIFICATE}. */
  public static String write(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(der), label);
  }

  /** Writes certificates, one after the other. */
  public static String write(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    certificates.forEach(certificate -> text.append(write("CERTIFICATE", der(certificate))));
    return text.toString();
  }

  /** A certificate's SHA-256, hexadecimal. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(der(certificate)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate without encoding", e);
    }
  }

  /** Whether a certificate is valid at a time. */
  public static boolean valid(X509Certificate certificate, Instant at) {
    try {
      certificate.checkValidity(Date.from(at));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Whether one certificate was issued by another. */
  public static boolean issued(X509Certificate issuer, X509Certificate subject) {
    if (!subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether each certificate of a chain was issued by the next one, and all are valid. */
  public static boolean holds(List<X509Certificate> chain, Instant at) {
    for (int i = 0; i < chain.size(); i++) {
      boolean linked = i == chain.size() - 1 || issued(chain.get(i + 1), chain.get(i));
      if (!linked || !valid(chain.get(i), at)) {
        return false;
      }
    }
    return !chain.isEmpty();
  }
}
