package org.voltide.ocpp.message.v16;

/** What became of a sent local list. */
public enum ListUpdateStatus {
  Accepted,
  Failed,
  NotSupported,
  VersionMismatch
}
