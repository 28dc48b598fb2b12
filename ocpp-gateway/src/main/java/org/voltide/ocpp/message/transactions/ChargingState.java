package org.voltide.ocpp.message.transactions;

/** What car and EVSE are doing in a transaction (OCPP 2.x E02). */
public enum ChargingState {
  EVConnected,
  Charging,
  SuspendedEV,
  SuspendedEVSE,
  Idle
}
