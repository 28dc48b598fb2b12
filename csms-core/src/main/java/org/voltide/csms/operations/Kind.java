package org.voltide.csms.operations;

/** What was asked. Request ids are counted per station and kind (OCPP 2.1 part 2, 1.5). */
public enum Kind {
  /** GetBaseReport or GetReport, answered by NotifyReport (B07, B08). */
  REPORT,
  /** GetMonitoringReport, answered by NotifyMonitoringReport (N02). */
  MONITORING_REPORT,
  /** GetChargingProfiles, answered by ReportChargingProfiles (K09). */
  CHARGING_PROFILES,
  /** GetDisplayMessages, answered by NotifyDisplayMessages (O03, O04). */
  DISPLAY_MESSAGES,
  /** CustomerInformation, answered by NotifyCustomerInformation (N09, N10). */
  CUSTOMER_INFORMATION,
  /** GetDERControl, answered by ReportDERControl (R04). */
  DER_CONTROLS,
  /** GetLog, answered by LogStatusNotification (N01). */
  LOG,
  /** UpdateFirmware, answered by FirmwareStatusNotification (L01, L02). */
  FIRMWARE,
  /** PublishFirmware, answered by PublishFirmwareStatusNotification (L03). */
  PUBLISH_FIRMWARE
}
