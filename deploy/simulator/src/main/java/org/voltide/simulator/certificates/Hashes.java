package org.voltide.simulator.certificates;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.HashAlgorithm;

/** How a certificate is named in OCPP, as in an OCSP request (RFC 6960, 4.1.1). */
public final class Hashes {
  private Hashes() {}

  /**
   * The SHA-256 hashes of a certificate.
   *
   * @param issuerKey the key it was signed with; for a root its own
   */
  public static CertificateHashData of(X509Certificate certificate, PublicKey issuerKey) {
    return new CertificateHashData(
        HashAlgorithm.SHA256,
        sha256(certificate.getIssuerX500Principal().getEncoded()),
        sha256(
            SubjectPublicKeyInfo.getInstance(issuerKey.getEncoded()).getPublicKeyData().getBytes()),
        certificate.getSerialNumber().toString(16),
        null);
  }

  /** Whether both name the same certificate; leading zeros and case do not matter. */
  static boolean same(CertificateHashData a, CertificateHashData b) {
    return a.hashAlgorithm() == b.hashAlgorithm()
        && a.issuerNameHash().equalsIgnoreCase(b.issuerNameHash())
        && a.issuerKeyHash().equalsIgnoreCase(b.issuerKeyHash())
        && bare(a.serialNumber()).equals(bare(b.serialNumber()));
  }

  private static String bare(String serialNumber) {
    return serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
