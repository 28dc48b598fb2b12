package org.voltide.csms.lanes;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Which day it is beyond doubt: the earliest that a clock has told within some time, by a counter
 * that nobody can set. A clock that jumps ahead is believed only when it has stayed there for that
 * long, one that goes back at once.
 */
final class SteadyDay {

  private final long patience;

  /** From the last that is old enough on. */
  private final Deque<Told> told = new ArrayDeque<>();

  SteadyDay(Duration patience) {
    this.patience = patience.toNanos();
  }

  private record Told(LocalDate day, long at) {
    boolean isOld(long now, long patience) {
      return now - at >= patience;
    }
  }

  /**
   * The clock tells a day.
   *
   * @param now of the counter, in nanoseconds
   * @return empty while days were not told for long enough
   */
  Optional<LocalDate> tell(LocalDate day, long now) {
    told.add(new Told(day, now));
    while (told.stream().skip(1).findFirst().filter(t -> t.isOld(now, patience)).isPresent()) {
      told.remove();
    }
    return told.getFirst().isOld(now, patience)
        ? told.stream().map(Told::day).min(Comparator.naturalOrder())
        : Optional.empty();
  }
}
