package org.voltide.ocpp.message.type;

/** Whether a report on the device model will follow. */
public enum GenericDeviceModelStatus {
  Accepted,
  Rejected,
  NotSupported,
  EmptyResultSet
}
