package org.voltide.ocpp.message.diagnostics;

/** The outcome of removing a monitor. */
public enum ClearMonitoringStatus {
  Accepted,
  Rejected,
  NotFound
}
