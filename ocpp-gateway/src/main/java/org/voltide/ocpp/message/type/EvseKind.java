package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether an EVSE gives alternating or direct current. */
@Since(V2_1)
public enum EvseKind {
  AC,
  DC
}
