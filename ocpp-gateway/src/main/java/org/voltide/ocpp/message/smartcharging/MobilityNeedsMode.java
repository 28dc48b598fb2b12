package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Who may change departure and target: the car, or car and station. */
@Since(V2_1)
public enum MobilityNeedsMode {
  EVCC,
  EVCC_SECC
}
