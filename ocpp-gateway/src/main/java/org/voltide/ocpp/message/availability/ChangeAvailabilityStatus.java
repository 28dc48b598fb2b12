package org.voltide.ocpp.message.availability;

/** DOC */
public enum ChangeAvailabilityStatus {
  Accepted,
  Rejected,
  Scheduled
}
