package org.voltide.ocpp.message.smartcharging;

/** Whether a charging profile was taken. */
public enum ChargingProfileStatus {
  Accepted,
  Rejected
}
