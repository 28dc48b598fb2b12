package org.voltide.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How a system that runs for long is doing, stretch by stretch. Not thread-safe. */
final class Endurance {
  private static final double MOST_MEMORY = 1.1;
  private static final double MOST_LATENCY = 2;
  private static final double MB = 1e6;

  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * A part of the run.
   *
   * @param minutes since the beginning, at its end
   * @param perSecond messages that were answered
   * @param cpu processors that core and database kept busy
   * @param medianMs of the time until an answer
   * @param p99Ms what 99 of 100 answers took at most
   * @param mostMs of the slowest answer
   * @param liveBytes on the core's heap after a collection, at its end
   * @param coreBytes of memory that the core takes
   * @param databaseBytes of memory that PostgreSQL takes
   */
  record Stretch(
      double minutes,
      double perSecond,
      double cpu,
      double medianMs,
      double p99Ms,
      double mostMs,
      long liveBytes,
      long coreBytes,
      long databaseBytes) {

    String line() {
      return String.format(
          Locale.ROOT,
          "%7.1f  %8.1f  %5.2f  %7.1f  %7.1f  %7.0f  %8.1f  %8.0f  %8.0f",
          minutes,
          perSecond,
          cpu,
          medianMs,
          p99Ms,
          mostMs,
          liveBytes / MB,
          coreBytes / MB,
          databaseBytes / MB);
    }
  }

  static String header() {
    return row("minutes", "messages", "CPU", "median", "p99", "slowest", "heap", "core", "database")
        + "\n"
        + row("", "per s", "cores", "ms", "ms", "ms", "live MB", "MB", "MB");
  }

  private static String row(String... words) {
    return String.format("%7s  %8s  %5s  %7s  %7s  %7s  %8s  %8s  %8s", (Object[]) words);
  }

  void add(Stretch stretch) {
    stretches.add(stretch);
  }

  /** Whether the last third of the run needs what the first third did. */
  boolean isSteady() {
    return growth(Stretch::liveBytes) <= MOST_MEMORY && growth(Stretch::p99Ms) <= MOST_LATENCY;
  }

  /** What the last third has of the first, and whether that is steady. */
  String verdict() {
    return String.format(
        Locale.ROOT,
        "last third against first: live heap %.2f, wanted <= %.1f; p99 %.2f, wanted <= %.0f: %s",
        growth(Stretch::liveBytes),
        MOST_MEMORY,
        growth(Stretch::p99Ms),
        MOST_LATENCY,
        isSteady() ? "steady" : "missed");
  }

  private double growth(ToDoubleFunction<Stretch> of) {
    int third = Math.max(1, stretches.size() / 3);
    List<Stretch> first = stretches.subList(0, third);
    List<Stretch> last = stretches.subList(stretches.size() - third, stretches.size());
    return median(last, of) / median(first, of);
  }

  private static double median(List<Stretch> of, ToDoubleFunction<Stretch> what) {
    return Pairs.median(of.stream().mapToDouble(what).boxed().toList());
  }
}
