package org.voltide.ocpp.message.smartcharging;

/** The outcome of removing charging profiles. */
public enum ClearChargingProfileStatus {
  Accepted,
  Unknown
}
