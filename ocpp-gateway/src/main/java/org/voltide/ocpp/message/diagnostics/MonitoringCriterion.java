package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum MonitoringCriterion {
  ThresholdMonitoring,
  DeltaMonitoring,
  PeriodicMonitoring
}
