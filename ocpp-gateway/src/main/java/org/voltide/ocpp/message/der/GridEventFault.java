package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What is wrong with the grid. */
@Since(V2_1)
public enum GridEventFault {
  CurrentImbalance,
  LocalEmergency,
  LowInputPower,
  OverCurrent,
  OverFrequency,
  OverVoltage,
  PhaseRotation,
  RemoteEmergency,
  UnderFrequency,
  UnderVoltage,
  VoltageImbalance
}
