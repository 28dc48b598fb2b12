package org.voltide.ocpp.message.availability;

/** DOC */
public enum OperationalStatus {
  Inoperative,
  Operative
}
