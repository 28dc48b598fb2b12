package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Kinds of installed certificates that can be listed (OCPP 2.x M03). */
public enum GetCertificateIdUse {
  V2GRootCertificate,
  MORootCertificate,
  CSMSRootCertificate,
  V2GCertificateChain,
  ManufacturerRootCertificate,
  @Since(V2_1)
  OEMRootCertificate
}
