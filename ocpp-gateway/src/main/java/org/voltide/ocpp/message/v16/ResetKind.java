package org.voltide.ocpp.message.v16;

/** Whether transactions are stopped gracefully before the restart. */
public enum ResetKind {
  Hard,
  Soft
}
