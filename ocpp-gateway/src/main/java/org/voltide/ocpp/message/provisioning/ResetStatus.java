package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum ResetStatus {
  Accepted,
  Rejected,
  Scheduled
}
