package org.voltide.ocpp.message.type;

/** Whether a request was accepted. */
public enum GenericStatus {
  Accepted,
  Rejected
}
