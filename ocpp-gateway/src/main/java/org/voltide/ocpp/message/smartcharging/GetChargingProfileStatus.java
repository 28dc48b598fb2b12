package org.voltide.ocpp.message.smartcharging;

/** DOC */
public enum GetChargingProfileStatus {
  Accepted,
  NoProfiles
}
