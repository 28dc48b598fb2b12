package org.voltide.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How long a queue was over time. Not thread-safe. */
final class QueueLog {
  private static final int LINES = 10;

  private final List<Moment> moments = new ArrayList<>();

  /**
   * A look at a campaign.
   *
   * @param seconds since its beginning
   * @param done stations that have their certificate
   * @param atIt stations whose turn it is
   * @param undelivered certificates that were issued and wait to be brought to their stations
   */
  record Moment(double seconds, long done, long atIt, long undelivered) {
    long queued() {
      return atIt + undelivered;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%8.1f s  %6d done  %5d at it  %5d certificates wait",
          seconds,
          done,
          atIt,
          undelivered);
    }
  }

  void add(Moment moment) {
    moments.add(moment);
  }

  /** Whether the queue's mean in the second half is no more than in the first. */
  boolean isSteady() {
    return half(1) <= half(0);
  }

  private double half(int which) {
    int middle = (moments.size() + 1) / 2;
    return (which == 0 ? moments.subList(0, middle) : moments.subList(middle, moments.size()))
        .stream().mapToLong(Moment::queued).average().orElse(0);
  }

  /** The longest queue, and whether it grew. */
  String verdict() {
    return String.format(
        Locale.ROOT,
        "at most %d at it, %d certificates waiting; on average %.1f queued in the first half,"
            + " %.1f in the second, wanted: no more: %s",
        most(Moment::atIt),
        most(Moment::undelivered),
        half(0),
        half(1),
        isSteady() ? "reached" : "missed");
  }

  private long most(ToLongFunction<Moment> what) {
    return moments.stream().mapToLong(what).max().orElse(0);
  }

  /** Some of the moments, evenly spread, the last one among them. */
  List<String> lines() {
    int lines = Math.min(LINES, moments.size());
    return IntStream.rangeClosed(1, lines)
        .mapToObj(i -> moments.get(moments.size() * i / lines - 1).line())
        .toList();
  }
}
