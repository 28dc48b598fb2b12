package org.voltide.ocpp.message.smartcharging;

/** DOC */
public enum ChargingProfileStatus {
  Accepted,
  Rejected
}
