package org.voltide.ocpp.message.transactions;

/** DOC */
public enum ChargingState {
  EVConnected,
  Charging,
  SuspendedEV,
  SuspendedEVSE,
  Idle
}
