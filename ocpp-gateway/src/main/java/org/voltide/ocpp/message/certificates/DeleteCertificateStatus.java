package org.voltide.ocpp.message.certificates;

/** The outcome of removing a certificate. */
public enum DeleteCertificateStatus {
  Accepted,
  Failed,
  NotFound
}
