package org.voltide.ocpp.message.v16;

/** Why a transaction ended; Local when a station does not say. */
public enum StopCause {
  EmergencyStop,
  EVDisconnected,
  HardReset,
  Local,
  Other,
  PowerLoss,
  Reboot,
  Remote,
  SoftReset,
  UnlockCommand,
  DeAuthorized
}
