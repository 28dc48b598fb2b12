package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Which log is meant. */
public enum LogType {
  DiagnosticsLog,
  SecurityLog,
  @Since(V2_1)
  DataCollectorLog
}
