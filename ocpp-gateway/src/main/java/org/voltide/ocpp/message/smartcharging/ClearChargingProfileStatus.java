package org.voltide.ocpp.message.smartcharging;

/** DOC */
public enum ClearChargingProfileStatus {
  Accepted,
  Unknown
}
