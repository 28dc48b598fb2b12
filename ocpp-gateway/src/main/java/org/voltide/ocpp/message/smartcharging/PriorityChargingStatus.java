package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of switching priority charging. */
@Since(V2_1)
public enum PriorityChargingStatus {
  Accepted,
  Rejected,
  NoProfile
}
