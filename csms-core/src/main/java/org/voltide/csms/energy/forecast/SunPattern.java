package org.voltide.csms.energy.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What PV gives: under the highest power of the last weeks at each time of day, which stands for a
 * clear sky, the share of it that was usual lately, raised or lowered by the last hours. The sun
 * knows no clock change, so the time of day is that of UTC.
 */
final class SunPattern {

  private static final Duration CLEAR_WITHIN = Duration.ofDays(21);
  private static final Duration LOOKS_BACK = Duration.ofDays(28);
  private static final double FORGETS_IN_HOURS = 7 * 24;
  private static final double LASTS_HOURS = 3;
  private static final double FADES_IN_HOURS = 6;
  private static final int SLOTS = 96;
  private static final int FEWEST = 3;

  /** Of the highest power: less is night, and the stand-by of inverters. */
  private static final double NIGHT = 0.01;

  /** Of the highest power: less says little of the sky. */
  private static final double TELLING = 0.1;

  private final double[] clearW = new double[SLOTS];
  private final int[] days = new int[SLOTS];
  private final Spread[] shares = new Spread[SLOTS];
  private final double peakW;
  private final Level level;

  SunPattern(PowerSeries measured, Instant now) {
    Instant quarterNow = PowerSeries.quarterOf(now);
    PowerSeries late = measured.between(now.minus(CLEAR_WITHIN), quarterNow);
    late.watts()
        .forEach(
            (quarter, watts) -> {
              clearW[slot(quarter)] = Math.max(clearW[slot(quarter)], watts);
              days[slot(quarter)]++;
            });
    peakW = Arrays.stream(clearW).max().orElse(0);
    Arrays.setAll(shares, _ -> new Spread());
    measured
        .between(now.minus(LOOKS_BACK), quarterNow)
        .watts()
        .forEach(
            (quarter, watts) ->
                shares[slot(quarter)].add(
                    share(quarter, watts),
                    Level.halved(Level.hours(quarter, now), FORGETS_IN_HOURS)));
    level = new Level(now, LASTS_HOURS, FADES_IN_HOURS, quarter -> difference(measured, quarter));
  }

  private static int slot(Instant quarter) {
    long quarters = quarter.getEpochSecond() / PowerSeries.QUARTER.toSeconds();
    return Math.floorMod(quarters, SLOTS);
  }

  private double share(Instant quarter, double watts) {
    double clear = clearW[slot(quarter)];
    return clear > 0 ? Math.clamp(watts / clear, 0, 1) : 0;
  }

  private OptionalDouble difference(PowerSeries measured, Instant quarter) {
    OptionalDouble watts = measured.at(quarter);
    int slot = slot(quarter);
    return watts.isPresent() && isKnown(slot) && clearW[slot] > TELLING * peakW
        ? OptionalDouble.of(share(quarter, watts.getAsDouble()) - shares[slot].band().middle())
        : OptionalDouble.empty();
  }

  private boolean isKnown(int slot) {
    return days[slot] >= FEWEST;
  }

  /** Empty where too little was measured at this time of day. */
  Optional<Band> at(Instant quarter) {
    int slot = slot(quarter);
    if (!isKnown(slot)) {
      return Optional.empty();
    }
    return Optional.of(
        clearW[slot] <= NIGHT * peakW
            ? Band.certain(0)
            : shares[slot].band().shifted(level.at(quarter)).within(0, 1).times(clearW[slot]));
  }
}
