package org.voltide.csms.energy.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Energy through a meter in one quarter hour.
 *
 * @param inWh into the car, ≥ 0
 * @param outWh out of the car, ≥ 0
 * @param giving how long energy came out: the time between readings of which the later one says
 *     more, so never too short
 */
public record QuarterEnergy(Instant start, double inWh, double outWh, Duration giving) {

  /** The settlement period. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  /** When it is over. */
  public Instant end() {
    return start.plus(QUARTER);
  }

  /** The quarter hour an instant lies in. */
  public static Instant startOf(Instant instant) {
    long quarter = QUARTER.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), quarter) * quarter);
  }

  /**
   * Splits readings, in any order, into the quarter hours they touch, each register evenly over the
   * time between two readings of it. A register that goes back (a meter was exchanged) starts anew
   * from there; of two readings at the same instant the higher one counts.
   */
  public static List<QuarterEnergy> split(List<Reading> readings) {
    Map<Instant, QuarterEnergy> quarters = new TreeMap<>();
    register(readings, Reading::importWh)
        .forEach(
            (start, part) -> add(quarters, new QuarterEnergy(start, part.wh, 0, Duration.ZERO)));
    register(readings, Reading::exportWh)
        .forEach(
            (start, part) -> add(quarters, new QuarterEnergy(start, 0, part.wh, part.counting)));
    return List.copyOf(quarters.values());
  }

  /**
   * What a register counted.
   *
   * @param counting the time in which it went up
   */
  private record Part(double wh, Duration counting) {
    Part plus(Part other) {
      return new Part(wh + other.wh, counting.plus(other.counting));
    }
  }

  /** What one register counted in each quarter hour. */
  private static Map<Instant, Part> register(
      List<Reading> readings, Function<Reading, OptionalDouble> register) {
    TreeMap<Instant, Double> told = new TreeMap<>();
    readings.forEach(
        reading ->
            register.apply(reading).ifPresent(wh -> told.merge(reading.at(), wh, Math::max)));
    Map<Instant, Part> counted = new TreeMap<>();
    told.forEach(
        (at, wh) -> {
          Map.Entry<Instant, Double> before = told.lowerEntry(at);
          if (before != null) {
            spread(Math.max(0, wh - before.getValue()), before.getKey(), at, counted);
          }
        });
    return counted;
  }

  private static void spread(double wh, Instant from, Instant to, Map<Instant, Part> quarters) {
    double nanos = Duration.between(from, to).toNanos();
    for (Instant start = startOf(from); start.isBefore(to); start = start.plus(QUARTER)) {
      Instant begin = later(start, from);
      Instant end = earlier(start.plus(QUARTER), to);
      Duration within = Duration.between(begin, end);
      quarters.merge(
          start,
          new Part(wh * (within.toNanos() / nanos), wh > 0 ? within : Duration.ZERO),
          Part::plus);
    }
  }

  private static void add(Map<Instant, QuarterEnergy> quarters, QuarterEnergy energy) {
    quarters.merge(
        energy.start,
        energy,
        (a, b) ->
            new QuarterEnergy(
                a.start, a.inWh + b.inWh, a.outWh + b.outWh, a.giving.plus(b.giving)));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
