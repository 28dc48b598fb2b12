package org.voltide.ocpp.message.certificates;

/** DOC */
public enum GetInstalledCertificateStatus {
  Accepted,
  NotFound
}
