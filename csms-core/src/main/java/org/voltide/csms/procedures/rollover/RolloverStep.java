package org.voltide.csms.procedures.rollover;

/** What is to be done until the gateway's certificate comes from a new root, in this order. */
enum RolloverStep {
  /** The new root is made. */
  MADE,
  /** All stations that connect by TLS have it. */
  INSTALLED,
  /** The gateway shows a certificate from it. */
  SWITCHED,
  /** Stations were told to lose the root that is used no more. */
  REMOVED
}
