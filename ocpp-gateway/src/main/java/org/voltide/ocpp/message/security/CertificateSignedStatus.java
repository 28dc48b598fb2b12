package org.voltide.ocpp.message.security;

/** DOC */
public enum CertificateSignedStatus {
  Accepted,
  Rejected
}
