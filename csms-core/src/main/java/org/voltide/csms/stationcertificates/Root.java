package org.voltide.csms.stationcertificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import org.voltide.ocpp.message.type.HashAlgorithm;
import org.voltide.pki.validation.CertificateHash;

/** A root certificate that stations are to trust. */
record Root(String pem, X509Certificate certificate) {

  /** Empty when the text is no certificate. */
  static Optional<Root> read(String pem) {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes))
              instanceof X509Certificate certificate
          ? Optional.of(new Root(pem, certificate))
          : Optional.empty();
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether this is the issuer of the other; a root is its own. */
  boolean issued(Root other) {
    if (!certificate.getSubjectX500Principal().equals(other.certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      other.certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /**
   * Whether this is what a station named.
   *
   * @param issuerKey of who signed it; when nobody knows, name and number have to do
   */
  boolean is(InstalledCertificate held, Optional<PublicKey> issuerKey) {
    CertificateHash hash =
        CertificateHash.of(
            certificate,
            issuerKey.orElseGet(certificate::getPublicKey),
            digest(held.hashAlgorithm()));
    return hash.serialNumber().equals(bare(held.serialNumber()))
        && hash.issuerNameHash().equalsIgnoreCase(held.issuerNameHash())
        && (issuerKey.isEmpty() || hash.issuerKeyHash().equalsIgnoreCase(held.issuerKeyHash()));
  }

  String subject() {
    return certificate.getSubjectX500Principal().getName();
  }

  private static String digest(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA256 -> "SHA-256";
      case SHA384 -> "SHA-384";
      case SHA512 -> "SHA-512";
    };
  }

  private static String bare(String serialNumber) {
    return serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }
}
