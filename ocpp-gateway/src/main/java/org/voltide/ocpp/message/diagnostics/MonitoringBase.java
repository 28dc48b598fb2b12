package org.voltide.ocpp.message.diagnostics;

/** Which set of monitors is active. */
public enum MonitoringBase {
  All,
  FactoryDefault,
  HardWiredOnly
}
