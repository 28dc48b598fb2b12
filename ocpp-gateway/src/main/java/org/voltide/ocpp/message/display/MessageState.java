package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The state of the station in which a message is shown. */
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
