package org.voltide.ocpp.message.availability;

/** What a connector can be used for now (OCPP 2.x G01). */
public enum ConnectorStatus {
  Available,
  Occupied,
  Reserved,
  Unavailable,
  Faulted
}
