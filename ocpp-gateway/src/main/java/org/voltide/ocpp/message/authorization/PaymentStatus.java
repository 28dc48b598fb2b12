package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** How the settlement of a payment ended. */
@Since(V2_1)
public enum PaymentStatus {
  Settled,
  Canceled,
  Rejected,
  Failed
}
