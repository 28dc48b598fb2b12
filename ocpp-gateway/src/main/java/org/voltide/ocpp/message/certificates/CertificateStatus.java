package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The revocation state of a certificate. */
@Since(V2_1)
public enum CertificateStatus {
  Good,
  Revoked,
  Unknown,
  Failed
}
