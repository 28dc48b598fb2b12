package org.voltide.csms.energy.plan;

/**
 * What time at a high state of charge costs a battery (calendar ageing).
 *
 * @param aboveWh energy in the battery from which it counts
 * @param pricePerKwhHour of each kWh above it, per hour
 */
public record HighCharge(double aboveWh, double pricePerKwhHour) {

  public HighCharge {
    if (!(aboveWh >= 0 && pricePerKwhHour >= 0 && pricePerKwhHour < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a high charge or its price is below 0 or no number");
    }
  }
}
