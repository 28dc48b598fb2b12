package org.voltide.ocpp.message.remotecontrol;

/** The outcome of releasing a connector. */
public enum UnlockStatus {
  Unlocked,
  UnlockFailed,
  OngoingAuthorizedTransaction,
  UnknownConnector
}
