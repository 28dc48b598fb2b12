package org.voltide.csms.energy.plan.fast;

import java.time.Duration;

/**
 * How hard the fast engine tries.
 *
 * @param gap stop the search for prices when they are proven to be within this share of the least
 *     possible cost
 * @param limit time after which it ends with what it has
 */
public record Effort(double gap, Duration limit) {

  /** For plans of record: some thousandths of a percent. */
  public static final Effort THOROUGH = new Effort(3e-4, Duration.ofSeconds(20));

  /** For plans that are wanted now: some tenths of a percent. */
  public static final Effort QUICK = new Effort(0.06, Duration.ofSeconds(5));
}
