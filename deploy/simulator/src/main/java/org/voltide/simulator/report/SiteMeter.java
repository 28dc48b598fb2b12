package org.voltide.simulator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A grid connection's meter: net power per whole minute, positive from the grid. */
public final class SiteMeter {
  private static final double MINUTES_PER_HOUR = 60;

  private final double baseLoadW;
  private Instant minute = Instant.MIN;
  private double minuteWh;
  private double maxW = Double.NEGATIVE_INFINITY;
  private double minW = Double.POSITIVE_INFINITY;

  public SiteMeter(double baseLoadW) {
    this.baseLoadW = baseLoadW;
  }

  /**
   * Adds a step.
   *
   * @param carsWh what all cars took in that time, negative when they gave; may span a minute's end
   */
  public void add(Instant from, Instant to, double carsWh) {
    double seconds = seconds(from, to);
    double wh = carsWh + baseLoadW * seconds / 3600;
    for (Instant at = from; at.isBefore(to); ) {
      Instant start = at.truncatedTo(ChronoUnit.MINUTES);
      Instant end = start.plus(1, ChronoUnit.MINUTES);
      Instant until = end.isBefore(to) ? end : to;
      if (!start.equals(minute)) {
        minute = start;
        minuteWh = 0;
      }
      minuteWh += wh * seconds(at, until) / seconds;
      if (until.equals(end)) {
        double averageW = minuteWh * MINUTES_PER_HOUR;
        maxW = Math.max(maxW, averageW);
        minW = Math.min(minW, averageW);
      }
      at = until;
    }
  }

  /** The highest minute; the base load when no minute is complete yet. */
  double maxW() {
    return Double.isInfinite(maxW) ? baseLoadW : maxW;
  }

  double minW() {
    return Double.isInfinite(minW) ? baseLoadW : minW;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
