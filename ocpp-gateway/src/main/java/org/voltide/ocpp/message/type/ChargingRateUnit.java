package org.voltide.ocpp.message.type;

/** DOC */
public enum ChargingRateUnit {
  W,
  A
}
