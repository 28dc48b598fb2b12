package org.voltide.ocpp.message.provisioning;

/** The outcome of a request to restart. */
public enum ResetStatus {
  Accepted,
  Rejected,
  Scheduled
}
