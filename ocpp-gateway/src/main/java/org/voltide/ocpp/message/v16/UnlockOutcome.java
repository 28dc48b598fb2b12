package org.voltide.ocpp.message.v16;

/** What became of an unlocked connector. */
public enum UnlockOutcome {
  Unlocked,
  UnlockFailed,
  NotSupported
}
