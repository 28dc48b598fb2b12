package org.voltide.pki.revocation;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Names a certificate by hashes of its issuer (RFC 6960, 4.1.1), hexadecimal in lower case.
 *
 * @param serialNumber without leading zeros
 */
public record CertificateId(
    Hash hash, String issuerNameHash, String issuerKeyHash, String serialNumber) {

  /** How the issuer is hashed. */
  public enum Hash {
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1"),
    SHA384("SHA-384", "2.16.840.1.101.3.4.2.2"),
    SHA512("SHA-512", "2.16.840.1.101.3.4.2.3");

    private final String algorithm;
    final String oid;

    Hash(String algorithm, String oid) {
      this.algorithm = algorithm;
      this.oid = oid;
    }

    private String of(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has " + algorithm, e);
      }
    }
  }

  /**
   * @throws IllegalArgumentException when something is not hexadecimal
   */
  public CertificateId {
    issuerNameHash = hex(issuerNameHash);
    issuerKeyHash = hex(issuerKeyHash);
    serialNumber = new BigInteger(serialNumber, 16).toString(16);
  }

  private static String hex(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    HexFormat.of().parseHex(lower);
    return lower;
  }

  /** That of a certificate which the issuer issued. */
  public static CertificateId of(X509Certificate certificate, X509Certificate issuer, Hash hash) {
    return new CertificateId(
        hash,
        nameHash(hash, issuer),
        keyHash(hash, issuer),
        certificate.getSerialNumber().toString(16));
  }

  /** Whether the hashes are those of this issuer. */
  public boolean isIssuedBy(X509Certificate issuer) {
    return issuerNameHash.equals(nameHash(hash, issuer))
        && issuerKeyHash.equals(keyHash(hash, issuer));
  }

  private static String nameHash(Hash hash, X509Certificate issuer) {
    return hash.of(issuer.getSubjectX500Principal().getEncoded());
  }

  private static String keyHash(Hash hash, X509Certificate issuer) {
    return hash.of(
        SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded())
            .getPublicKeyData()
            .getBytes());
  }
}
