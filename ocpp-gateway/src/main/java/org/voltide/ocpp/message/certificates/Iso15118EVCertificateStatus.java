package org.voltide.ocpp.message.certificates;

/** DOC */
public enum Iso15118EVCertificateStatus {
  Accepted,
  Failed
}
