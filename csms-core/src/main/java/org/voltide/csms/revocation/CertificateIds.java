package org.voltide.csms.revocation;

import java.util.Optional;
import org.voltide.ocpp.message.type.HashAlgorithm;
import org.voltide.pki.revocation.CertificateId;

/** Names of certificates as stations write them. */
public final class CertificateIds {

  private CertificateIds() {}

  /** Empty when something is not hexadecimal. */
  public static Optional<CertificateId> of(
      HashAlgorithm algorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) {
    try {
      return Optional.of(
          new CertificateId(
              CertificateId.Hash.valueOf(algorithm.name()),
              issuerNameHash,
              issuerKeyHash,
              serialNumber));
    } catch (IllegalArgumentException notHexadecimal) {
      return Optional.empty();
    }
  }
}
