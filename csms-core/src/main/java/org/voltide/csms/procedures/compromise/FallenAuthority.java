package org.voltide.csms.procedures.compromise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.PemChain;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Inventory.Known;

/**
 * An authority whose key is in wrong hands.
 *
 * @param name subject of its certificate
 * @param label when it is one of this installation
 * @param issuer label of the one of this installation above it, which can revoke it
 * @param serialNumber hexadecimal
 * @param certificate PEM
 */
record FallenAuthority(
    String name,
    @Nullable String label,
    @Nullable String issuer,
    String serialNumber,
    String certificate) {

  /** One of this installation; empty when there is none of this label. */
  static Optional<FallenAuthority> own(Inventory inventory, String label) {
    return Optional.ofNullable(inventory.authorities().get(label))
        .map(known -> of(known.chain().getFirst(), label, issuer(inventory, known).orElse(null)));
  }

  /** One of others. */
  static FallenAuthority elsewhere(X509Certificate certificate) {
    return of(certificate, null, null);
  }

  private static FallenAuthority of(
      X509Certificate certificate, @Nullable String label, @Nullable String issuer) {
    try {
      return new FallenAuthority(
          certificate.getSubjectX500Principal().getName(),
          label,
          issuer,
          certificate.getSerialNumber().toString(16),
          Pem.of(certificate));
    } catch (CertificateException impossible) {
      throw new IllegalStateException("A certificate that was read cannot be written", impossible);
    }
  }

  private static Optional<String> issuer(Inventory inventory, Known known) {
    return known.chain().size() < 2
        ? Optional.empty()
        : inventory.authorities().entrySet().stream()
            .filter(other -> other.getValue().chain().getFirst().equals(known.chain().get(1)))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  X509Certificate read() {
    try {
      return PemChain.read(certificate).getFirst();
    } catch (CertificateException impossible) {
      throw new IllegalStateException("A stored certificate cannot be read", impossible);
    }
  }

  /** SHA-256 of its certificate, hexadecimal, as trusted authorities are named. */
  @JsonIgnore
  String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(read().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
