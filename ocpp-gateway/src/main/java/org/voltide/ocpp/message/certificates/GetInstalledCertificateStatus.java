package org.voltide.ocpp.message.certificates;

/** Whether any certificate of the kinds asked for is installed. */
public enum GetInstalledCertificateStatus {
  Accepted,
  NotFound
}
