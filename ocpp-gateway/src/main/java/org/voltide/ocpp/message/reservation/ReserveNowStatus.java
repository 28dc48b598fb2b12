package org.voltide.ocpp.message.reservation;

/** The outcome of a reservation. */
public enum ReserveNowStatus {
  Accepted,
  Faulted,
  Occupied,
  Rejected,
  Unavailable
}
