package org.voltide.csms.energy.prices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/** A span of time that somebody asks for. */
record Span(Instant from, Instant to) {

  private static final Duration LONGEST = Duration.ofDays(400);

  /** From now unless told, and that long unless told. */
  static Span of(@Nullable Instant from, @Nullable Instant to, Duration usual, Clock clock) {
    Instant start = Optional.ofNullable(from).orElseGet(clock::instant);
    Instant end = Optional.ofNullable(to).orElse(start.plus(usual));
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw Problem.invalid(
          "to", "The span must end after it starts and be at most 400 days long.");
    }
    return new Span(start, end);
  }
}
