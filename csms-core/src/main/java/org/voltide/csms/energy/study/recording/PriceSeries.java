package org.voltide.csms.energy.study.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Prices without gaps.
 *
 * @param step an hour or a quarter hour
 * @param perKwh in EUR, one per step; may be negative
 */
public record PriceSeries(Instant start, Duration step, double[] perKwh) {

  /** The end of the last step. */
  public Instant end() {
    return start.plus(step.multipliedBy(perKwh.length));
  }

  /** The price at a moment; before and after the series its first and last. */
  public double at(Instant moment) {
    if (moment.isBefore(start)) {
      return perKwh[0];
    }
    return moment.isBefore(end())
        ? perKwh[(int) Duration.between(start, moment).dividedBy(step)]
        : perKwh[perKwh.length - 1];
  }

  /** How many steps have a price below 0. */
  public long negativeSteps() {
    return Arrays.stream(perKwh).filter(price -> price < 0).count();
  }

  /** What each price becomes on a bill. */
  public PriceSeries billed(DoubleUnaryOperator bill) {
    return new PriceSeries(start, step, Arrays.stream(perKwh).map(bill).toArray());
  }
}
