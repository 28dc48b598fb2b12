package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** DOC */
public enum ClearMessageStatus {
  Accepted,
  Unknown,
  @Since(V2_1)
  Rejected
}
