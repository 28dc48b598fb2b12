package org.voltide.csms.procedures.rollover;

/** What is to be done until what cars see comes from a new root, in this order. */
enum V2gRolloverStep {
  /** The new root and all authorities below it are made. */
  MADE,
  /** All stations that have to do with the old root have the new one. */
  INSTALLED,
  /** Authorities below the new root issue, and none below the old one does. */
  SWITCHED,
  /** No station goes on with a certificate below the old root. */
  STATIONS,
  /** No contract below the old root is in force. */
  CONTRACTS,
  /** The old root, and all below it, vouch for nothing any more. */
  WITHDRAWN,
  /** Stations were told to lose the root that is used no more, which nobody trusts any more. */
  REMOVED
}
