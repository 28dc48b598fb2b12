package org.voltide.ocpp.message.reservation;

/** DOC */
public enum CancelReservationStatus {
  Accepted,
  Rejected
}
