package org.voltide.ocpp.message.provisioning;

/** The outcome of reading a variable. */
public enum GetVariableStatus {
  Accepted,
  Rejected,
  UnknownComponent,
  UnknownVariable,
  NotSupportedAttributeType
}
