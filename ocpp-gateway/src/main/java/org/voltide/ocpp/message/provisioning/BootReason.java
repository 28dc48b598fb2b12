package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum BootReason {
  ApplicationReset,
  FirmwareUpdate,
  LocalReset,
  PowerUp,
  RemoteReset,
  ScheduledReset,
  Triggered,
  Unknown,
  Watchdog
}
