package org.voltide.ocpp.message.certificates;

/** Whether a contract certificate could be provided. */
public enum Iso15118EVCertificateStatus {
  Accepted,
  Failed
}
