package org.voltide.csms.energy.meters;

import static org.voltide.csms.energy.forecast.PowerSeries.QUARTER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.voltide.csms.energy.forecast.PowerSeries;

/** Makes means of quarter hours from values at any times. Pure. */
final class Quarters {

  /** A quarter hour of which less is known is not known. */
  private static final double LEAST_SECONDS = 300;

  private Quarters() {}

  /** The means of intervals that do not overlap. */
  static NavigableMap<Instant, Double> means(List<Interval> intervals) {
    NavigableMap<Instant, double[]> sums = new TreeMap<>();
    for (Interval each : intervals) {
      for (Instant quarter = PowerSeries.quarterOf(each.start());
          quarter.isBefore(each.end());
          quarter = quarter.plus(QUARTER)) {
        double seconds =
            seconds(max(quarter, each.start()), min(quarter.plus(QUARTER), each.end()));
        double[] sum = sums.computeIfAbsent(quarter, _ -> new double[2]);
        sum[0] += each.watts() * seconds;
        sum[1] += seconds;
      }
    }
    NavigableMap<Instant, Double> means = new TreeMap<>();
    sums.forEach(
        (quarter, sum) -> {
          if (sum[1] >= LEAST_SECONDS) {
            means.put(quarter, sum[0] / sum[1]);
          }
        });
    return means;
  }

  /** Each reading holds until the next one, a quarter hour at most. */
  static List<Interval> held(List<MeterReading> ascending) {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < ascending.size(); i++) {
      MeterReading reading = ascending.get(i);
      Instant most = reading.at().plus(QUARTER);
      Instant end = i + 1 < ascending.size() ? min(most, ascending.get(i + 1).at()) : most;
      intervals.add(new Interval(reading.at(), end, reading.powerW()));
    }
    return intervals;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
