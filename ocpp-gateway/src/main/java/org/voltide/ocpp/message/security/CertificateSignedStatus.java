package org.voltide.ocpp.message.security;

/** The outcome of delivering a certificate. */
public enum CertificateSignedStatus {
  Accepted,
  Rejected
}
