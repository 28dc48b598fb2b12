package org.voltide.ocpp.message.smartcharging;

/** Whether any charging profile fits what was asked. */
public enum GetChargingProfileStatus {
  Accepted,
  NoProfiles
}
