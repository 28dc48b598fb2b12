package org.voltide.pki.validation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * How OCSP (RFC 6960, 4.1.1) and OCPP name a certificate, hexadecimal in lower case.
 *
 * @param serialNumber without leading zeros
 */
public record CertificateHash(String issuerNameHash, String issuerKeyHash, String serialNumber) {

  /**
   * @param issuerKey the key it was signed with; for a root its own
   * @param digest as Java names it, such as {@code SHA-256}
   * @throws IllegalArgumentException when there is no such digest
   */
  public static CertificateHash of(
      X509Certificate certificate, PublicKey issuerKey, String digest) {
    byte[] key =
        SubjectPublicKeyInfo.getInstance(issuerKey.getEncoded()).getPublicKeyData().getBytes();
    return new CertificateHash(
        hash(digest, certificate.getIssuerX500Principal().getEncoded()),
        hash(digest, key),
        certificate.getSerialNumber().toString(16));
  }

  private static String hash(String digest, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest " + digest, e);
    }
  }
}
