package org.voltide.ocpp.message.diagnostics;

/** What kind of condition caused an event. */
public enum EventTrigger {
  Alerting,
  Delta,
  Periodic
}
