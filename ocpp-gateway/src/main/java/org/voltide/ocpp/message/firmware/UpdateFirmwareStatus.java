package org.voltide.ocpp.message.firmware;

/** DOC */
public enum UpdateFirmwareStatus {
  Accepted,
  Rejected,
  AcceptedCanceled,
  InvalidCertificate,
  RevokedCertificate
}
