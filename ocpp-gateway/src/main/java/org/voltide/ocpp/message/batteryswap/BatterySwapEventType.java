package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What happened in a battery swap. */
@Since(V2_1)
public enum BatterySwapEventType {
  BatteryIn,
  BatteryOut,
  BatteryOutTimeout
}
