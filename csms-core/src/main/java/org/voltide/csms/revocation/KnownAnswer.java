package org.voltide.csms.revocation;

import java.time.Instant;
import java.util.Base64;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.pki.revocation.OcspAnswer;

/**
 * A verified answer that may still be used.
 *
 * @param der as the responder gave it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KnownAnswer(CertificateStatus status, byte[] der, Instant nextUpdate) {

  static KnownAnswer of(OcspAnswer answer, byte[] der) {
    CertificateStatus status =
        switch (answer.status()) {
          case GOOD -> CertificateStatus.Good;
          case REVOKED -> CertificateStatus.Revoked;
          case UNKNOWN -> CertificateStatus.Unknown;
        };
    return new KnownAnswer(status, der, answer.nextUpdate());
  }

  Standing standing() {
    return new Standing(status, nextUpdate);
  }

  /** As OCPP carries it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(der);
  }
}
