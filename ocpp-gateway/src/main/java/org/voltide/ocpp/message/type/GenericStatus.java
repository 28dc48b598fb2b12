package org.voltide.ocpp.message.type;

/** DOC */
public enum GenericStatus {
  Accepted,
  Rejected
}
