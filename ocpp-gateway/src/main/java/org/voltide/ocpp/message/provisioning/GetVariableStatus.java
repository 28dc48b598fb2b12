package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum GetVariableStatus {
  Accepted,
  Rejected,
  UnknownComponent,
  UnknownVariable,
  NotSupportedAttributeType
}
