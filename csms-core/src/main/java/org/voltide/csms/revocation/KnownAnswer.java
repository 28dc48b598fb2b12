package org.voltide.csms.revocation;

import java.time.Instant;
import java.util.Base64;
import org.voltide.ocpp.message.certificates.CertificateStatus;

/**
 * A verified answer that may still be used.
 *
 * @param der as the responder gave it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KnownAnswer(CertificateStatus status, byte[] der, Instant nextUpdate) {

  /** As OCPP carries it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(der);
  }
}
