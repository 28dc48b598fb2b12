package org.voltide.ocpp.message.diagnostics;

/** The outcome of setting a monitor. */
public enum SetMonitoringStatus {
  Accepted,
  UnknownComponent,
  UnknownVariable,
  UnsupportedMonitorType,
  Rejected,
  Duplicate
}
