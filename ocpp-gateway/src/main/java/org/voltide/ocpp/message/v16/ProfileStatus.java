package org.voltide.ocpp.message.v16;

/** What became of a sent charging profile. */
public enum ProfileStatus {
  Accepted,
  Rejected,
  NotSupported
}
