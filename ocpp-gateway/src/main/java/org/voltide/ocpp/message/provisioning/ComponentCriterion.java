package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum ComponentCriterion {
  Active,
  Available,
  Enabled,
  Problem
}
