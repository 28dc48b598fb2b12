package org.voltide.ocpp.message.certificates;

/** DOC */
public enum DeleteCertificateStatus {
  Accepted,
  Failed,
  NotFound
}
