package org.voltide.ocpp.message.availability;

/** DOC */
public enum ConnectorStatus {
  Available,
  Occupied,
  Reserved,
  Unavailable,
  Faulted
}
