package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/**
 * What the CSMS will do for a car. {@code Rejected} in OCPP 2.1 means that the requested energy
 * transfer is not allowed, so the station stops; having no schedule is {@code NoChargingProfile}.
 */
public enum NotifyEVChargingNeedsStatus {
  Accepted,
  Rejected,
  Processing,
  @Since(V2_1)
  NoChargingProfile
}
