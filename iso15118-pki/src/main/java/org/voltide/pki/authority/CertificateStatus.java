package org.voltide.pki.authority;

import java.security.cert.CRLReason;
import java.time.Instant;

/** Whether an authority still stands by a certificate. */
public sealed interface CertificateStatus {

  /** It issued it and did not revoke it. */
  record Good() implements CertificateStatus {}

  /** It revoked it. */
  record Revoked(Instant since, CRLReason reason) implements CertificateStatus {}

  /** It never issued it. */
  record Unknown() implements CertificateStatus {}
}
