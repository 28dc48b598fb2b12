package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum EventTrigger {
  Alerting,
  Delta,
  Periodic
}
