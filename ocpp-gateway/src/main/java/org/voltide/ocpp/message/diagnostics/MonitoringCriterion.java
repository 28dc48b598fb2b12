package org.voltide.ocpp.message.diagnostics;

/** Which kinds of monitors to report. */
public enum MonitoringCriterion {
  ThresholdMonitoring,
  DeltaMonitoring,
  PeriodicMonitoring
}
