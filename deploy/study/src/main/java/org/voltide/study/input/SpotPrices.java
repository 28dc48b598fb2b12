package org.voltide.study.input;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Prices of a market without gaps.
 *
 * @param step an hour or a quarter hour
 * @param perKwh in EUR, one per step; may be negative
 */
public record SpotPrices(Instant start, Duration step, double[] perKwh) {

  /** The end of the last step. */
  public Instant end() {
    return start.plus(step.multipliedBy(perKwh.length));
  }

  /** The price at a moment from {@link #start} to before {@link #end}. */
  public double at(Instant moment) {
    return perKwh[(int) Duration.between(start, moment).dividedBy(step)];
  }

  /** How many steps have a price below 0. */
  public long negativeSteps() {
    return Arrays.stream(perKwh).filter(price -> price < 0).count();
  }
}
