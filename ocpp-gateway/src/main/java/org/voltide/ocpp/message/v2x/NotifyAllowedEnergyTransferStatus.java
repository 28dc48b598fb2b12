package org.voltide.ocpp.message.v2x;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of changing how energy may flow. */
@Since(V2_1)
public enum NotifyAllowedEnergyTransferStatus {
  Accepted,
  Rejected
}
