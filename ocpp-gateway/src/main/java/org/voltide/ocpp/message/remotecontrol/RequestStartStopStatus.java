package org.voltide.ocpp.message.remotecontrol;

/** DOC */
public enum RequestStartStopStatus {
  Accepted,
  Rejected
}
