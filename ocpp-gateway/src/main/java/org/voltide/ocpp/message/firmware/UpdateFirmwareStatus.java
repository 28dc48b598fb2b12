package org.voltide.ocpp.message.firmware;

/** Whether a firmware update was begun, and if not, why. */
public enum UpdateFirmwareStatus {
  Accepted,
  Rejected,
  AcceptedCanceled,
  InvalidCertificate,
  RevokedCertificate
}
