package org.voltide.csms.energy.plan.problem;

import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.HighCharge;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The prices that are no market's, each above all that it must outweigh: energy, then reserves,
 * then promises, then limits.
 *
 * @param brokenPromisePerKwh of each kWh missing at departure of an ordinary car
 * @param reservePerKwh of each kWh or kW · h of a reserve that is missing in a step
 * @param overloadPerKwh beyond a limit
 * @param terminalPerKwh value of a kWh in a car that stays beyond the horizon
 */
public record Prices(
    double brokenPromisePerKwh,
    double reservePerKwh,
    double overloadPerKwh,
    double terminalPerKwh) {

  private static final double TIE_BREAK_PER_KWH = 1e-5;

  /** Energy sold at the highest and bought back at the same price, with losses. */
  private static final double RESERVE_FACTOR = 3;

  private static final double LEAST_EFFICIENCY = 0.8;
  private static final double PROMISE_FACTOR = 5;
  private static final double OVERLOAD_FACTOR = 4;

  public static Prices of(SiteSnapshot site) {
    int steps = site.grid().steps();
    double dearest = 1;
    double hours = 0;
    double drawn = 0;
    for (int t = 0; t < steps; t++) {
      double sold = Math.abs(site.exportPricePerKwh()[t]);
      dearest = Math.max(dearest, Math.max(sold, Math.abs(site.drawnPricePerKwh(t))));
      hours = Math.max(hours, site.grid().hours(t));
      drawn += site.drawnPricePerKwh(t) / steps;
    }
    double reserve = RESERVE_FACTOR * dearest;
    double highest = highest(site.cars().stream().map(PluggedCar::highCharge).toList());
    double peak = site.terms().peak().map(each -> each.pricePerKw()).orElse(0.0);
    double promise =
        PROMISE_FACTOR * dearest
            + highest * site.grid().hours(0, steps)
            + reserve * stepsWithReserve(site)
            + reserve * site.terms().held().map(held -> crowding(site, held)).orElse(0.0)
            + peak / hours;
    double priority = site.cars().stream().mapToDouble(PluggedCar::priority).max().orElse(0);
    double terminal = site.terms().terminalPerKwh().orElse(drawn);
    return new Prices(promise, reserve, OVERLOAD_FACTOR * promise * (1 + priority), terminal);
  }

  private static double highest(Iterable<Optional<HighCharge>> charges) {
    double highest = 0;
    for (Optional<HighCharge> each : charges) {
      highest = Math.max(highest, each.map(HighCharge::pricePerKwhHour).orElse(0.0));
    }
    return highest;
  }

  private static long stepsWithReserve(SiteSnapshot site) {
    return IntStream.range(0, site.grid().steps())
        .filter(
            t ->
                site.terms().reserveWh().filter(wh -> wh[t] > 0).isPresent()
                    || site.cars().stream()
                        .anyMatch(car -> car.reserveWh().filter(wh -> wh[t] > 0).isPresent()))
        .count();
  }

  /** How many kW · h of held power a kWh too much or too little can be missed for, at worst. */
  private static double crowding(SiteSnapshot site, HeldPower held) {
    double hours = 0;
    double lasting = held.enduranceHours();
    int[] last = Endurance.last(site.grid(), lasting);
    int counted = -1;
    for (int t = 0; t < last.length; t++) {
      if (held.upW()[t] + held.downW()[t] > 0) {
        hours += site.grid().hours(Math.max(t, counted + 1), last[t] + 1);
        counted = last[t];
      }
    }
    return lasting > 0 ? 1 + hours / lasting / LEAST_EFFICIENCY : 0;
  }

  /** Price of each kWh that a car misses at departure. */
  public double brokenPromisePerKwh(PluggedCar car) {
    return brokenPromisePerKwh * (1 + car.priority());
  }

  /**
   * A tiny price that grows with time and car: it makes the optimum unique and puts equally cheap
   * charging early.
   */
  static double tieBreakPerKwh(SiteSnapshot site, int car, int step) {
    double order = step + (car + 1.0) / site.cars().size();
    return TIE_BREAK_PER_KWH * order / site.grid().steps();
  }
}
