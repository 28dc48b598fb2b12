package org.voltide.csms.energy.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says a schedule in fewer periods than it has. Neighbours are merged at the power nearer to zero,
 * so that none ever flows beyond what was planned, those first that lose the least energy. The
 * first hours are touched only where there are too few periods for them, the first hour last and
 * the first period never: what is lost is told with a later profile, before it would count.
 */
final class Shortening {

  private static final Duration AT_ONCE = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofHours(4);

  private Shortening() {}

  /**
   * @param mostPeriods at least one, which leaves the first period alone
   */
  static List<PowerPeriod> of(List<PowerPeriod> periods, int mostPeriods) {
    List<PowerPeriod> left = new ArrayList<>(periods);
    Instant start = periods.getFirst().start();
    while (left.size() > Math.max(2, mostPeriods)) {
      int first =
          IntStream.range(1, left.size() - 1)
              .boxed()
              .min(
                  Comparator.<Integer>comparingInt(i -> urgency(start, left.get(i)))
                      .thenComparingDouble(i -> lostWs(left.get(i), left.get(i + 1))))
              .orElseThrow();
      PowerPeriod second = left.remove(first + 1);
      left.set(first, merged(left.get(first), second));
    }
    return left.subList(0, Math.min(mostPeriods, left.size()));
  }

  private static int urgency(Instant start, PowerPeriod period) {
    Duration ahead = Duration.between(start, period.start());
    return ahead.compareTo(AT_ONCE) < 0 ? 2 : ahead.compareTo(SOON) < 0 ? 1 : 0;
  }

  private static PowerPeriod merged(PowerPeriod first, PowerPeriod second) {
    return new PowerPeriod(first.start(), second.end(), commonW(first.powerW(), second.powerW()));
  }

  /** What both may do. */
  private static double commonW(double one, double other) {
    double size = Math.min(Math.abs(one), Math.abs(other));
    return one * other > 0 ? Math.copySign(size, one) : 0;
  }

  private static double lostWs(PowerPeriod first, PowerPeriod second) {
    double common = commonW(first.powerW(), second.powerW());
    return lostWs(first, common) + lostWs(second, common);
  }

  private static double lostWs(PowerPeriod period, double toldW) {
    double seconds = Duration.between(period.start(), period.end()).toMillis() / 1000.0;
    return Math.abs(period.powerW() - toldW) * seconds;
  }
}
