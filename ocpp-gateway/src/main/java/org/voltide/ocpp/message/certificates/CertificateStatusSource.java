package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** By which means a revocation state is known. */
@Since(V2_1)
public enum CertificateStatusSource {
  CRL,
  OCSP
}
