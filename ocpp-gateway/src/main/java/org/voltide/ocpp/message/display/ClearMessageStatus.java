package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of removing a display message. */
public enum ClearMessageStatus {
  Accepted,
  Unknown,
  @Since(V2_1)
  Rejected
}
