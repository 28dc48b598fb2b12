package org.voltide.ocpp.message.v16;

/** What became of a changed configuration key. */
public enum ConfigurationStatus {
  Accepted,
  Rejected,
  RebootRequired,
  NotSupported
}
