package org.voltide.ocpp.message.type;

/** DOC */
public enum GenericDeviceModelStatus {
  Accepted,
  Rejected,
  NotSupported,
  EmptyResultSet
}
