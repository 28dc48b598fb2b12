package org.voltide.ocpp.message.certificates;

/** DOC */
public enum GetCertificateStatus {
  Accepted,
  Failed
}
