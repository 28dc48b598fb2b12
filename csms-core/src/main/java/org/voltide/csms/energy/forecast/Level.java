package org.voltide.csms.energy.forecast;

import static org.voltide.csms.energy.forecast.PowerSeries.QUARTER;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * By how much lately differs from what is usual, the latest quarter hours counting most, and how
 * that fades.
 */
final class Level {

  private static final double HALVINGS = 6;

  private final Instant now;
  private final double fadesInHours;
  private final double difference;

  /**
   * @param lastsHours of the past that count, the weight halving six times in them
   * @param fadesInHours in this time it halves
   * @param difference measured less usual in a quarter hour, where both are known
   */
  Level(
      Instant now,
      double lastsHours,
      double fadesInHours,
      Function<Instant, OptionalDouble> difference) {
    this.now = now;
    this.fadesInHours = fadesInHours;
    double sum = 0;
    double weights = 0;
    Instant quarter = PowerSeries.quarterOf(now);
    for (; hours(quarter, now) <= lastsHours; quarter = quarter.minus(QUARTER)) {
      OptionalDouble one = difference.apply(quarter);
      if (one.isPresent()) {
        double weight = halved(hours(quarter, now), lastsHours / HALVINGS);
        sum += weight * one.getAsDouble();
        weights += weight;
      }
    }
    this.difference = weights > 0 ? sum / weights : 0;
  }

  /** What to add to the usual at a time to come. */
  double at(Instant quarter) {
    return difference * halved(Math.max(0, hours(now, quarter)), fadesInHours);
  }

  /** What is left of one after some time that it halves in. */
  static double halved(double time, double halfLife) {
    return Math.pow(0.5, time / halfLife);
  }

  static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 3_600_000.0;
  }
}
