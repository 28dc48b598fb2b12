package org.voltide.csms.energy.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Energy through a meter in one quarter hour.
 *
 * @param inWh into the car, ≥ 0
 * @param outWh out of the car, ≥ 0
 */
public record QuarterEnergy(Instant start, double inWh, double outWh) {

  /** The settlement period. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  /** The quarter hour an instant lies in. */
  public static Instant startOf(Instant instant) {
    long quarter = QUARTER.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), quarter) * quarter);
  }

  /**
   * Splits readings, in any order, into the quarter hours they touch, evenly over the time between
   * two readings. A register that goes back (a meter was exchanged) starts anew from there.
   */
  public static List<QuarterEnergy> split(List<Reading> readings) {
    List<Reading> ordered = readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
    Map<Instant, QuarterEnergy> quarters = new TreeMap<>();
    for (int i = 1; i < ordered.size(); i++) {
      spread(ordered.get(i - 1), ordered.get(i), quarters);
    }
    return List.copyOf(quarters.values());
  }

  private static void spread(Reading from, Reading to, Map<Instant, QuarterEnergy> quarters) {
    double in = Math.max(0, to.importWh() - from.importWh());
    double out = Math.max(0, to.exportWh() - from.exportWh());
    double millis = Duration.between(from.at(), to.at()).toMillis();
    Instant start = startOf(from.at());
    if (millis == 0) {
      add(quarters, new QuarterEnergy(start, in, out));
      return;
    }
    for (; start.isBefore(to.at()); start = start.plus(QUARTER)) {
      Instant begin = later(start, from.at());
      Instant end = earlier(start.plus(QUARTER), to.at());
      double share = Duration.between(begin, end).toMillis() / millis;
      add(quarters, new QuarterEnergy(start, in * share, out * share));
    }
  }

  private static void add(Map<Instant, QuarterEnergy> quarters, QuarterEnergy energy) {
    quarters.merge(
        energy.start,
        energy,
        (a, b) -> new QuarterEnergy(a.start, a.inWh + b.inWh, a.outWh + b.outWh));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
