package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** DOC */
public enum NotifyEVChargingNeedsStatus {
  Accepted,
  Rejected,
  Processing,
  @Since(V2_1)
  NoChargingProfile
}
