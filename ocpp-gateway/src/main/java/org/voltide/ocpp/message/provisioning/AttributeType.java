package org.voltide.ocpp.message.provisioning;

/** Which attribute of a variable is meant. */
public enum AttributeType {
  Actual,
  Target,
  MinSet,
  MaxSet
}
