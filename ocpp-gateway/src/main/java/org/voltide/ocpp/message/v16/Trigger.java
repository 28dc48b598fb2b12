package org.voltide.ocpp.message.v16;

/** What a station can be asked to send. */
public enum Trigger {
  BootNotification,
  DiagnosticsStatusNotification,
  FirmwareStatusNotification,
  Heartbeat,
  MeterValues,
  StatusNotification
}
