package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum ClearMonitoringStatus {
  Accepted,
  Rejected,
  NotFound
}
