package org.voltide.ocpp.message.v16;

/** What a station can be asked to send by the security whitepaper. */
public enum ExtendedTrigger {
  BootNotification,
  LogStatusNotification,
  FirmwareStatusNotification,
  Heartbeat,
  MeterValues,
  SignChargePointCertificate,
  StatusNotification
}
