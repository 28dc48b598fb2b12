package org.voltide.csms.energy.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.voltide.csms.energy.estimate.Estimate.Field;
import org.voltide.csms.energy.estimate.Estimate.Source;

/**
 * The stays of one vehicle, or of one token, and what they tell of the next.
 *
 * @param source whose they are
 * @param stays the latest first
 */
public record Habits(Source source, List<PastStay> stays) {

  /** Nothing is known. */
  public static final Habits NONE = new Habits(Source.USUAL, List.of());

  /** Fewer are an accident and no habit. */
  static final int FEWEST = 3;

  private static final double LOW = 0.1;
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.9;

  /** Four stays in five needed no more. */
  private static final double CAREFUL_ENERGY = 0.8;

  /** Four stays in five were no shorter. */
  private static final double CAREFUL_STAY = 0.2;

  private static final Duration SAME_TIME = Duration.ofHours(3);
  private static final double IDLE_W = 100;

  public Habits {
    stays = List.copyOf(stays);
  }

  /** Whether they are more than an accident. */
  public boolean areEnough() {
    return stays.size() >= FEWEST;
  }

  /**
   * What it takes at the meter before it leaves, by those stays that took no less than it has taken
   * already.
   */
  Optional<Estimate> energyBeyond(double takenWh) {
    return estimate(
        Field.TAKEN_WH,
        CAREFUL_ENERGY,
        stay -> Math.max(0, stay.netWh()) >= takenWh,
        stay -> Math.max(0, stay.netWh()));
  }

  /** What the car said last of its battery. */
  OptionalDouble toldCapacityWh() {
    return stays.stream()
        .map(PastStay::toldCapacityWh)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  /** The most it takes: as much as it ever did, since plans kept it lower at other times. */
  Optional<Estimate> power() {
    return estimate(Field.MAX_CHARGE_W, 1, stay -> stay.powerW() > IDLE_W, PastStay::powerW);
  }

  /**
   * How long it stays, by those stays that began at about the same time of day if there are enough.
   *
   * @param zone in which days are lived
   */
  Optional<Estimate> stay(Instant arrival, ZoneId zone) {
    ToDoubleFunction<PastStay> hours = stay -> stay.length().toMillis() / 3_600_000.0;
    return estimate(
            Field.STAY_HOURS,
            CAREFUL_STAY,
            stay -> isAtSameTime(stay.start(), arrival, zone),
            hours)
        .or(() -> estimate(Field.STAY_HOURS, CAREFUL_STAY, _ -> true, hours));
  }

  private static boolean isAtSameTime(Instant one, Instant other, ZoneId zone) {
    LocalTime a = one.atZone(zone).toLocalTime();
    LocalTime b = other.atZone(zone).toLocalTime();
    long apart = Duration.between(a, b).abs().toMinutes();
    return Math.min(apart, Duration.ofDays(1).toMinutes() - apart) <= SAME_TIME.toMinutes();
  }

  private Optional<Estimate> estimate(
      Field field, double share, Predicate<PastStay> counts, ToDoubleFunction<PastStay> property) {
    double[] sorted = stays.stream().filter(counts).mapToDouble(property).sorted().toArray();
    return sorted.length < FEWEST
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                field,
                quantile(sorted, share),
                quantile(sorted, LOW),
                quantile(sorted, MEDIAN),
                quantile(sorted, HIGH),
                source,
                sorted.length));
  }

  /** Between the two nearest, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
