package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum EventNotificationType {
  HardWiredNotification,
  HardWiredMonitor,
  PreconfiguredMonitor,
  CustomMonitor
}
