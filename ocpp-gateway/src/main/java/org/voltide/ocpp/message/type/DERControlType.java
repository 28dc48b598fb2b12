package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Which grid-support function is meant. */
@Since(V2_1)
public enum DERControlType {
  EnterService,
  FreqDroop,
  FreqWatt,
  FixedPFAbsorb,
  FixedPFInject,
  FixedVar,
  Gradients,
  HFMustTrip,
  HFMayTrip,
  HVMustTrip,
  HVMomCess,
  HVMayTrip,
  LimitMaxDischarge,
  LFMustTrip,
  LVMustTrip,
  LVMomCess,
  LVMayTrip,
  PowerMonitoringMustTrip,
  VoltVar,
  VoltWatt,
  WattPF,
  WattVar
}
