package org.voltide.ocpp.message.reservation;

/** DOC */
public enum ReserveNowStatus {
  Accepted,
  Faulted,
  Occupied,
  Rejected,
  Unavailable
}
