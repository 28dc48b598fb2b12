package org.voltide.csms.energy.network;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What energy comes to. Energy, cost, revenue, wear and CO2 are of the quarter hours that lie in
 * it; sessions, what was saved and promises are of the sessions that ended in it and are settled.
 *
 * @param net cost − revenue + wear
 * @param saved less paid than charging at once, wear counted
 * @param co2InKg CO2 of what was taken, of all quarter hours for which it is known; absent when it
 *     is for none, as are the other two
 * @param co2SavedKg against charging at once
 * @param peak the highest mean power of a quarter hour that any one site drew, absent when nothing
 *     is known of any
 * @param load what was forecast of the sites' use besides cars, and came
 * @param pv the same of their generation
 */
public record Figures(
    long sessions,
    long promisesKept,
    long promisesMissed,
    double energyInWh,
    double energyOutWh,
    double lostWh,
    BigDecimal cost,
    BigDecimal revenue,
    BigDecimal wear,
    BigDecimal net,
    BigDecimal saved,
    @Nullable BigDecimal co2InKg,
    @Nullable BigDecimal co2AvoidedKg,
    @Nullable BigDecimal co2SavedKg,
    @Nullable Peak peak,
    @Nullable Forecast load,
    @Nullable Forecast pv) {

  /** Nothing happened. */
  static final Figures NONE =
      new Figures(
          0,
          0,
          0,
          0,
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          null,
          null,
          null,
          null,
          null,
          null);

  /** The quarter hour in which a site drew most. */
  public record Peak(double powerW, Instant at, String siteId) {}

  /**
   * A forecast that others gave against what was measured, over the quarter hours that have both.
   *
   * @param errorWh the differences of all quarter hours, each counted as positive, added up
   * @param meanErrorWh the mean of them
   */
  public record Forecast(
      double measuredWh, double forecastWh, double errorWh, double meanErrorWh) {}
}
