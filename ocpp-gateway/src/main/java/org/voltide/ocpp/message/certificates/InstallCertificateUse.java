package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What a root certificate is trusted for. */
public enum InstallCertificateUse {
  V2GRootCertificate,
  MORootCertificate,
  ManufacturerRootCertificate,
  CSMSRootCertificate,
  @Since(V2_1)
  OEMRootCertificate
}
