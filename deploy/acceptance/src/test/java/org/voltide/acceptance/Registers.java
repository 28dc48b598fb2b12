package org.voltide.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.voltide.acceptance.Books.Sample;

/** Readings of a meter as power: even between two readings. */
final class Registers {

  private Registers() {}

  /** The average net power of each minute that the readings span, W. */
  static NavigableMap<Instant, Double> perMinute(List<Sample> readings) {
    NavigableMap<Instant, Double> minutes = new TreeMap<>();
    Instant end = readings.getLast().at();
    int next = 0;
    double before = readings.getFirst().netWh();
    Instant minute = readings.getFirst().at().truncatedTo(ChronoUnit.MINUTES);
    for (; minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      Instant until = minute.plus(1, ChronoUnit.MINUTES);
      while (next < readings.size() - 1 && readings.get(next).at().isBefore(until)) {
        next++;
      }
      double after = at(readings.get(Math.max(0, next - 1)), readings.get(next), until);
      minutes.put(minute, (after - before) * 60);
      before = after;
    }
    return minutes;
  }

  private static double at(Sample from, Sample to, Instant instant) {
    if (!instant.isBefore(to.at()) || !from.at().isBefore(to.at())) {
      return to.netWh();
    }
    double share =
        (double) Duration.between(from.at(), instant).toMillis()
            / Duration.between(from.at(), to.at()).toMillis();
    return from.netWh() + Math.max(0, share) * (to.netWh() - from.netWh());
  }
}
