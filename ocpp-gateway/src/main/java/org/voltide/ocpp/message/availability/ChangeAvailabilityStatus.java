package org.voltide.ocpp.message.availability;

/** The outcome of a change of service; {@code Scheduled} means after the running transaction. */
public enum ChangeAvailabilityStatus {
  Accepted,
  Rejected,
  Scheduled
}
