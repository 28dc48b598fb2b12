package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum CustomerInformationStatus {
  Accepted,
  Rejected,
  Invalid
}
