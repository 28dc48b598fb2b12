package org.voltide.ocpp.message.remotecontrol;

/** The outcome of asking for a message. */
public enum TriggerMessageStatus {
  Accepted,
  Rejected,
  NotImplemented
}
