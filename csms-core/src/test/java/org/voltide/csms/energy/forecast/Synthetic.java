package org.voltide.csms.energy.forecast;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Series that look like those of an office, drawn from a seed. */
final class Synthetic {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Synthetic() {}

  static PowerSeries series(Instant from, Instant to, ToDoubleFunction<Instant> watts) {
    Map<Instant, Double> values = new TreeMap<>();
    for (Instant at = from; at.isBefore(to); at = at.plus(PowerSeries.QUARTER)) {
      values.put(at, watts.applyAsDouble(at));
    }
    return new PowerSeries(values);
  }

  /** Working hours, quiet week-ends, weeks that differ, and noise that lasts for some hours. */
  static PowerSeries office(Instant from, Instant to, long seed) {
    Random random = new Random(seed);
    double[] noise = {0, 0};
    return series(
        from,
        to,
        at -> {
          noise[0] = 0.9 * noise[0] + 400 * random.nextGaussian();
          noise[1] = 0.999 * noise[1] + 60 * random.nextGaussian();
          return Math.max(500, usual(at.atZone(BERLIN)) + noise[0] + noise[1]);
        });
  }

  private static double usual(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    double day = Math.exp(-Math.pow((hour - 13) / 4, 2));
    boolean works = at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    return 4_000 + (works ? 16_000 : 3_000) * day;
  }

  /**
   * A sun that rises at six and sets at eighteen UTC, days that are clear or cloudy, and clouds.
   */
  static PowerSeries roof(Instant from, Instant to, long seed) {
    Random random = new Random(seed);
    double[] sky = {0, 0.6};
    return series(
        from,
        to,
        at -> {
          long second = Math.floorMod(at.getEpochSecond(), 86_400);
          sky[0] = second == 0 ? 0.3 + 0.7 * random.nextDouble() : sky[0];
          sky[1] =
              Math.clamp(sky[1] + 0.1 * (sky[0] - sky[1]) + 0.04 * random.nextGaussian(), 0, 1);
          return 30_000 * sky[1] * Math.max(0, Math.sin(Math.PI * (second - 21_600) / 43_200));
        });
  }
}
