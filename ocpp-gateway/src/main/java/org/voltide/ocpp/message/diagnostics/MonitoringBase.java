package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum MonitoringBase {
  All,
  FactoryDefault,
  HardWiredOnly
}
