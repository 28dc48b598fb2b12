package org.voltide.simulator.car;

import java.time.Duration;

/**
 * A traction battery. Its limits taper: charging from 1 C at 80 % down to 0.1 C at 100 %,
 * discharging from 1 C at 10 % down to nothing at its reserve of 5 %. Not thread-safe.
 */
public final class Battery {
  private static final double RESERVE = 0.05;
  private static final double DISCHARGE_TAPER = 0.10;
  private static final double CHARGE_TAPER = 0.80;
  private static final double SECONDS_PER_HOUR = 3600;

  private final double capacityWh;
  private double storedWh;

  public Battery(double capacityWh, double socPercent) {
    this.capacityWh = capacityWh;
    this.storedWh = capacityWh * socPercent / 100;
  }

  public double capacityWh() {
    return capacityWh;
  }

  public double storedWh() {
    return storedWh;
  }

  public double socPercent() {
    return 100 * storedWh / capacityWh;
  }

  /** The most it takes now, in W at the cells. */
  public double chargeLimitW() {
    double soc = storedWh / capacityWh;
    if (soc >= 1) {
      return 0;
    }
    double above = Math.max(0, soc - CHARGE_TAPER) / (1 - CHARGE_TAPER);
    return capacityWh * (1 - 0.9 * above);
  }

  /** The most it gives now, as a positive number of W at the cells. */
  public double dischargeLimitW() {
    double soc = storedWh / capacityWh;
    return capacityWh * Math.clamp((soc - RESERVE) / (DISCHARGE_TAPER - RESERVE), 0, 1);
  }

  /**
   * Moves energy for a while and says how much the meter saw, which is less than asked for when the
   * battery becomes full or reaches its reserve on the way.
   *
   * @param powerW at the meter, positive into the car
   * @return Wh at the meter, with the sign of the power
   */
  public double exchange(double powerW, double efficiency, Duration time) {
    double meterWh = powerW * time.toNanos() / 1e9 / SECONDS_PER_HOUR;
    if (meterWh >= 0) {
      double gain = Math.min(meterWh * efficiency, capacityWh - storedWh);
      storedWh += gain;
      return gain / efficiency;
    }
    double loss = Math.clamp(storedWh - RESERVE * capacityWh, 0, -meterWh / efficiency);
    storedWh -= loss;
    return -loss * efficiency;
  }
}
