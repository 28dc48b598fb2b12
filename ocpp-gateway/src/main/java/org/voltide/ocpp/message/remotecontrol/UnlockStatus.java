package org.voltide.ocpp.message.remotecontrol;

/** DOC */
public enum UnlockStatus {
  Unlocked,
  UnlockFailed,
  OngoingAuthorizedTransaction,
  UnknownConnector
}
