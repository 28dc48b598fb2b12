package org.voltide.pki.authority;

import java.time.Duration;
import java.time.Instant;

/** When a certificate may be used, both ends included, to the second. */
public record Validity(Instant from, Instant until) {

  public Validity {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "Ends at %s before it begins at %s".formatted(until, from));
    }
  }

  /** Begins a little before now, because the clocks of stations are not exact. */
  public static Validity starting(Instant now, Duration length) {
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(length));
  }
}
