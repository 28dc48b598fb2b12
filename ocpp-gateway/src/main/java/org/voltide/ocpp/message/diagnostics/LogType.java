package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** DOC */
public enum LogType {
  DiagnosticsLog,
  SecurityLog,
  @Since(V2_1)
  DataCollectorLog
}
