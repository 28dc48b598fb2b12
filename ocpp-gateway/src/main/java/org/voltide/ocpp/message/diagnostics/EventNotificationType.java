package org.voltide.ocpp.message.diagnostics;

/** Who set up the condition behind an event. */
public enum EventNotificationType {
  HardWiredNotification,
  HardWiredMonitor,
  PreconfiguredMonitor,
  CustomMonitor
}
