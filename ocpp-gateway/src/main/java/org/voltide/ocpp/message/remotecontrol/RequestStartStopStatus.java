package org.voltide.ocpp.message.remotecontrol;

/** Whether a station will act on a remote start or stop. */
public enum RequestStartStopStatus {
  Accepted,
  Rejected
}
