package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What the periods of a profile count from. */
public enum ChargingProfileKind {
  Absolute,
  Recurring,
  Relative,
  @Since(V2_1)
  Dynamic
}
