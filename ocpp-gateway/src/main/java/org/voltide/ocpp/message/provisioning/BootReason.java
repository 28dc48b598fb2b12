package org.voltide.ocpp.message.provisioning;

/** Why a station started. */
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
