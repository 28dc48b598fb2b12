package org.voltide.csms.energy.plan;

/**
 * A capacity charge: what the highest power drawn from the grid in a billing month costs. The plan
 * pays for what it adds to the peak; its steps stand for the periods that are billed.
 *
 * @param reachedW the peak of this month so far
 * @param pricePerKw of each kW above it
 */
public record PeakCharge(double reachedW, double pricePerKw) {

  public PeakCharge {
    if (!(reachedW >= 0 && pricePerKw >= 0 && pricePerKw < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a peak or its price is below 0 or no number");
    }
  }

  /** What the highest power of a plan costs. */
  public double cost(double[] netW) {
    double peak = reachedW;
    for (double watts : netW) {
      peak = Math.max(peak, watts);
    }
    return (peak - reachedW) / 1000 * pricePerKw;
  }
}
