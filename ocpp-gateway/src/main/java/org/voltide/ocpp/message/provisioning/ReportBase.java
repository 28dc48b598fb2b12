package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum ReportBase {
  ConfigurationInventory,
  FullInventory,
  SummaryInventory
}
