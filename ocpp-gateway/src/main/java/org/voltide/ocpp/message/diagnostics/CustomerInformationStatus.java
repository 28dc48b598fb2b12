package org.voltide.ocpp.message.diagnostics;

/** The outcome of a request about a customer. */
public enum CustomerInformationStatus {
  Accepted,
  Rejected,
  Invalid
}
