package org.voltide.ocpp.message.reservation;

/** The outcome of withdrawing a reservation. */
public enum CancelReservationStatus {
  Accepted,
  Rejected
}
