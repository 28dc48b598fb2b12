package org.voltide.ocpp.message.certificates;

/** Whether the CSMS could get an OCSP response. */
public enum GetCertificateStatus {
  Accepted,
  Failed
}
