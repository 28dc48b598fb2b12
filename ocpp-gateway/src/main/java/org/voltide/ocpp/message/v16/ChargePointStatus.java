package org.voltide.ocpp.message.v16;

/** What a connector is doing. */
public enum ChargePointStatus {
  Available,
  Preparing,
  Charging,
  SuspendedEVSE,
  SuspendedEV,
  Finishing,
  Reserved,
  Unavailable,
  Faulted
}
