package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum SetVariableStatus {
  Accepted,
  Rejected,
  UnknownComponent,
  UnknownVariable,
  NotSupportedAttributeType,
  RebootRequired
}
