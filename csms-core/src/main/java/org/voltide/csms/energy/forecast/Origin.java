package org.voltide.csms.energy.forecast;

/** Where an expectation comes from. */
public enum Origin {
  /** Somebody else's forecast. */
  GIVEN,
  /** Learned from what was measured. */
  LEARNED,
  /** Too little was measured: what the operator configured, or no generation. */
  CONFIGURED
}
