package org.voltide.csms.energy.plan;

import java.util.Arrays;

/**
 * What drawing from the grid emits. What is fed in earns nothing: somebody else counts it.
 *
 * @param kgPerKwh CO2 of each kWh drawn, per step
 * @param pricePerKg added to the price of what is drawn; 0 to count without steering
 */
public record Emissions(double[] kgPerKwh, double pricePerKg) {

  public Emissions {
    if (!(pricePerKg >= 0) || Arrays.stream(kgPerKwh).anyMatch(kg -> !(kg >= 0))) {
      throw new IllegalArgumentException("CO2 or its price is below 0 or no number");
    }
  }

  /** Price of the CO2 of a kWh drawn in a step. */
  public double pricePerKwh(int step) {
    return kgPerKwh[step] * pricePerKg;
  }
}
