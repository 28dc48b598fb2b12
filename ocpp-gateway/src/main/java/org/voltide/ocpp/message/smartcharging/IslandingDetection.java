package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** How a car's inverter notices that the grid is gone. */
@Since(V2_1)
public enum IslandingDetection {
  NoAntiIslandingSupport,
  RoCoF,
  UVP_OVP,
  UFP_OFP,
  VoltageVectorShift,
  ZeroCrossingDetection,
  OtherPassive,
  ImpedanceMeasurement,
  ImpedanceAtFrequency,
  SlipModeFrequencyShift,
  SandiaFrequencyShift,
  SandiaVoltageShift,
  FrequencyJump,
  RCLQFactor,
  OtherActive
}
