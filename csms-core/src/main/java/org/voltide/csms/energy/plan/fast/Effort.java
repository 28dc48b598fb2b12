package org.voltide.csms.energy.plan.fast;

import java.time.Duration;

/**
 * How hard the fast engine tries.
 *
 * @param gap stop when the plan is proven to be within this share of the least possible cost
 * @param sweeps how often every car may improve its plan at the end
 * @param limit time after which it ends with what it has
 */
public record Effort(double gap, int sweeps, Duration limit) {

  /** For plans of record: a few hundredths of a percent. */
  public static final Effort THOROUGH = new Effort(3e-4, 3, Duration.ofSeconds(20));

  /** For plans that are wanted now: some tenths of a percent. */
  public static final Effort QUICK = new Effort(1e-1, 2, Duration.ofSeconds(5));
}
