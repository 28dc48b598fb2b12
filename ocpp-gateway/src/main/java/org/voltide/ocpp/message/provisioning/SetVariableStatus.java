package org.voltide.ocpp.message.provisioning;

/** The outcome of writing a variable. */
public enum SetVariableStatus {
  Accepted,
  Rejected,
  UnknownComponent,
  UnknownVariable,
  NotSupportedAttributeType,
  RebootRequired
}
