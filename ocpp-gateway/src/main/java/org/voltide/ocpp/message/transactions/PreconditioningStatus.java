package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether the battery has reached a good temperature. */
@Since(V2_1)
public enum PreconditioningStatus {
  Unknown,
  Ready,
  NotReady,
  Preconditioning
}
