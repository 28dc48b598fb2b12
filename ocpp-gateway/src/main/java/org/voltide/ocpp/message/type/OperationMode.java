package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** How a schedule period steers a bidirectional car (OCPP 2.1 Q). */
@Since(V2_1)
public enum OperationMode {
  Idle,
  ChargingOnly,
  CentralSetpoint,
  ExternalSetpoint,
  ExternalLimits,
  CentralFrequency,
  LocalFrequency,
  LocalLoadBalancing
}
