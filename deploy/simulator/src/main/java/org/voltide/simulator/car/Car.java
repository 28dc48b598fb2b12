package org.voltide.simulator.car;

import java.time.Duration;

/** A car with its battery, as a station sees it through the plug. Not thread-safe. */
public final class Car {
  private final CarSpec spec;
  private final Battery battery;

  public Car(CarSpec spec, double socPercent) {
    this.spec = spec;
    this.battery = new Battery(spec.capacityWh(), socPercent);
  }

  public CarSpec spec() {
    return spec;
  }

  public Battery battery() {
    return battery;
  }

  /** The most it takes now, in W at the meter. */
  public double chargeLimitW() {
    return Math.min(spec.maxChargeW(), battery.chargeLimitW() / Efficiency.NOMINAL);
  }

  /** The most it gives now, as a positive number of W at the meter. */
  public double dischargeLimitW() {
    return Math.min(spec.maxDischargeW(), battery.dischargeLimitW() * Efficiency.NOMINAL);
  }

  /**
   * Moves energy through the plug.
   *
   * @param powerW at the meter, positive into the car
   * @return Wh at the meter, with the sign of the power
   */
  public double exchange(double powerW, Duration time) {
    double rating = powerW < 0 ? spec.maxDischargeW() : spec.maxChargeW();
    return powerW == 0 ? 0 : battery.exchange(powerW, Efficiency.at(powerW, rating), time);
  }
}
