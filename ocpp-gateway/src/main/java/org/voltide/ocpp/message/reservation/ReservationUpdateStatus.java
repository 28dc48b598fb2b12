package org.voltide.ocpp.message.reservation;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Why a reservation ended. */
public enum ReservationUpdateStatus {
  Expired,
  Removed,
  @Since(V2_1)
  NoTransaction
}
