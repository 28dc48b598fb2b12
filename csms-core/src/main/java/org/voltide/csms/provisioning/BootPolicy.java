package org.voltide.csms.provisioning;

/** How an operator wants a station's BootNotification to be answered. */
public enum BootPolicy {
  /** Accepted (OCPP 2.1 B01), after Pending while something is to be configured. */
  ACCEPT,
  /** Pending (B02): it may be configured, but starts nothing. */
  PENDING,
  /** Rejected (B03): it is not listened to. */
  REJECT
}
