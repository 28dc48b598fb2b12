package org.voltide.ocpp.message.provisioning;

/** Which predefined report is meant. */
public enum ReportBase {
  ConfigurationInventory,
  FullInventory,
  SummaryInventory
}
