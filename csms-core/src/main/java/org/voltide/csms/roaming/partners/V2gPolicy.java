package org.voltide.csms.roaming.partners;

/** What a partner's sessions and CDRs say of energy that cars gave back. */
public enum V2gPolicy {
  /** Energy is what was charged less what was given; it may be negative. */
  NET,
  /** Only what was charged; what was given is settled elsewhere. */
  CHARGE_ONLY,
  /** Only what was charged, and beside it both amounts in fields of our own (OCPI 2.3.0). */
  EXTENDED
}
