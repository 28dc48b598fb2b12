package org.voltide.ocpp.message.remotecontrol;

/** DOC */
public enum TriggerMessageStatus {
  Accepted,
  Rejected,
  NotImplemented
}
