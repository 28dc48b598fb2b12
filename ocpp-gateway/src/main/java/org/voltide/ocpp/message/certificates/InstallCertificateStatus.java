package org.voltide.ocpp.message.certificates;

/** The outcome of installing a root certificate. */
public enum InstallCertificateStatus {
  Accepted,
  Rejected,
  Failed
}
