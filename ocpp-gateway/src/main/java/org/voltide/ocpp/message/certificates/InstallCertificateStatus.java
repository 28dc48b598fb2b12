package org.voltide.ocpp.message.certificates;

/** DOC */
public enum InstallCertificateStatus {
  Accepted,
  Rejected,
  Failed
}
