package org.voltide.ocpp.message.security;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What a station's certificate is for. */
public enum CertificateSigningUse {
  ChargingStationCertificate,
  V2GCertificate,
  @Since(V2_1)
  V2G20Certificate
}
