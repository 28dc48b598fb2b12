package org.voltide.csms.energy.settlement;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * The period asked about.
 *
 * @param to what happens then is not part of it
 */
record Period(Instant from, Instant to) {

  private static final Duration LONGEST = Duration.ofDays(400);

  /**
   * A period that makes sense.
   *
   * @throws Problem when an end is missing, or it is empty or longer than 400 days
   */
  static Period of(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      throw Problem.invalid(from == null ? "from" : "to", "A period has a beginning and an end.");
    }
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Problem.invalid("to", "The period must end after it begins and be at most 400 days.");
    }
    return new Period(from, to);
  }
}
