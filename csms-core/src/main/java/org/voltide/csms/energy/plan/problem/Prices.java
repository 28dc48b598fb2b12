package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** The prices that are no market's: of a broken promise, of an overload, of waiting. */
public final class Prices {

  private static final double TIE_BREAK_PER_KWH = 1e-5;

  /** How much more than a promise a limit of the connection is worth. */
  private static final double OVERLOAD_FACTOR = 4;

  private Prices() {}

  /** Price of each kWh missing at departure: five times the dearest, and no less than 5. */
  public static double brokenPromisePerKwh(SiteSnapshot site) {
    return 5
        * DoubleStream.concat(
                Arrays.stream(site.importPricePerKwh()), Arrays.stream(site.exportPricePerKwh()))
            .map(Math::abs)
            .reduce(1, Math::max);
  }

  static double overloadPerKwh(SiteSnapshot site) {
    return OVERLOAD_FACTOR * brokenPromisePerKwh(site);
  }

  /** Value of a kWh in a car that stays beyond the horizon: what one costs on average. */
  public static double terminalPerKwh(SiteSnapshot site) {
    return Arrays.stream(site.importPricePerKwh()).average().orElse(0);
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
