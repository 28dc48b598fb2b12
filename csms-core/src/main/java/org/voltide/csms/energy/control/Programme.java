package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * What a station was told to do.
 *
 * @param answers when the car asked for it, see {@link SessionFacts.Negotiation#askedAt}
 * @param until when it runs out
 */
record Programme(Optional<Instant> answers, List<Period> periods, Instant until) {

  /** Powers that differ by less are the same. */
  static final double NEGLIGIBLE_W = 50;

  /** A station is told again before it runs out of instructions. */
  private static final Duration LEAST_LEFT = Duration.ofHours(2);

  /** A programme may end so much before what could be said by now. */
  private static final Duration MOST_MISSING = Duration.ofHours(6);

  /** Whether a station that goes on with this does what the new periods say. */
  boolean says(List<PowerPeriod> wanted) {
    Instant end = wanted.getLast().end();
    Duration left = Duration.between(wanted.getFirst().start(), until);
    if (until.isBefore(end)
        && (left.compareTo(LEAST_LEFT) < 0
            || Duration.between(until, end).compareTo(MOST_MISSING) > 0)) {
      return false;
    }
    return wanted.stream()
        .filter(period -> period.start().isBefore(until))
        .allMatch(period -> Math.abs(powerAt(period.start()) - period.powerW()) <= NEGLIGIBLE_W);
  }

  /** What it says for a moment; its first power before it begins, 0 when it has run out. */
  double powerAt(Instant instant) {
    if (!instant.isBefore(until)) {
      return 0;
    }
    double power = periods.getFirst().powerW();
    for (Period period : periods) {
      if (!period.start().isAfter(instant)) {
        power = period.powerW();
      }
    }
    return power;
  }
}
