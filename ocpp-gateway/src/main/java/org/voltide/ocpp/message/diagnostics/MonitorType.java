package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Which condition a monitor watches (OCPP 2.x N04). */
public enum MonitorType {
  UpperThreshold,
  LowerThreshold,
  Delta,
  Periodic,
  PeriodicClockAligned,
  @Since(V2_1)
  TargetDelta,
  @Since(V2_1)
  TargetDeltaRelative
}
