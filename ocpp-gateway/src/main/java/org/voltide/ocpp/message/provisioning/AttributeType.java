package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum AttributeType {
  Actual,
  Target,
  MinSet,
  MaxSet
}
