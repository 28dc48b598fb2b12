package org.voltide.csms.authorities;

/**
 * What becomes of contracts while no responder and no revocation list says whether they are
 * revoked; from the strictest to the most lenient.
 */
public enum WhenSilent {
  /** They are refused. */
  REFUSE,
  /** Those are accepted that were not revoked when somebody said so in the last thirty days. */
  ACCEPT_KNOWN,
  /** All are accepted. */
  ACCEPT
}
