package org.voltide.csms.energy.plan;

/**
 * What time at a high state of charge costs a battery (calendar ageing).
 *
 * @param aboveWh energy in the battery from which it counts
 * @param pricePerKwhHour of each kWh above it, per hour
 * @param untilStep from this step on it costs nothing
 */
public record HighCharge(double aboveWh, double pricePerKwhHour, int untilStep) {

  /** One that always counts. */
  public HighCharge(double aboveWh, double pricePerKwhHour) {
    this(aboveWh, pricePerKwhHour, Integer.MAX_VALUE);
  }

  public HighCharge {
    if (!(aboveWh >= 0 && pricePerKwhHour >= 0 && pricePerKwhHour < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a high charge or its price is below 0 or no number");
    }
  }

  /** What each kWh above costs per hour that is held when a step begins. */
  public double pricePerKwhHour(int step) {
    return step < untilStep ? pricePerKwhHour : 0;
  }
}
