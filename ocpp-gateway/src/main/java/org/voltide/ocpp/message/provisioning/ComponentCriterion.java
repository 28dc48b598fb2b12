package org.voltide.ocpp.message.provisioning;

/** Which components to report by their state. */
public enum ComponentCriterion {
  Active,
  Available,
  Enabled,
  Problem
}
