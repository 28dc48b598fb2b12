package org.voltide.ocpp.message.type;

/** Whether rates are in W for all phases or A per phase. */
public enum ChargingRateUnit {
  W,
  A
}
