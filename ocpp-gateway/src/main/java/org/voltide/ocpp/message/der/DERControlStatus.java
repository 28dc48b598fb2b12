package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of an act on grid-support settings. */
@Since(V2_1)
public enum DERControlStatus {
  Accepted,
  Rejected,
  NotSupported,
  NotFound
}
