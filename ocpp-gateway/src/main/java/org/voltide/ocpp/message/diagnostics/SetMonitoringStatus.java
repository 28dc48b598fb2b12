package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum SetMonitoringStatus {
  Accepted,
  UnknownComponent,
  UnknownVariable,
  UnsupportedMonitorType,
  Rejected,
  Duplicate
}
