package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What a profile is for; the station combines purposes by the lowest limit. */
public enum ChargingProfilePurpose {
  ChargingStationExternalConstraints,
  ChargingStationMaxProfile,
  TxDefaultProfile,
  TxProfile,
  @Since(V2_1)
  PriorityCharging,
  @Since(V2_1)
  LocalGeneration
}
