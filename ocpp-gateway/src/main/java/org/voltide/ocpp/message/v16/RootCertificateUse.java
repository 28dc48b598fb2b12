package org.voltide.ocpp.message.v16;

/** What a root certificate vouches for. */
public enum RootCertificateUse {
  CentralSystemRootCertificate,
  ManufacturerRootCertificate
}
