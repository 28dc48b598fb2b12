package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** DOC */
public enum MessageState {
  Charging,
  Faulted,
  Idle,
  Unavailable,
  @Since(V2_1)
  Suspended,
  @Since(V2_1)
  Discharging
}
