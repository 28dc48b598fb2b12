package org.voltide.ocpp.message.availability;

/** In or out of service. */
public enum OperationalStatus {
  Inoperative,
  Operative
}
