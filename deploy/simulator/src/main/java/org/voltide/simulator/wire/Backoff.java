package org.voltide.simulator.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a station waits before it dials again, in real time: a minimum doubled with every
 * failure up to a ceiling, plus a random share so that stations do not come back all at once (OCPP
 * 2.1 part 4, 5.3).
 *
 * @param minimum the wait after the first failure
 * @param maximum the ceiling of the doubled wait
 * @param jitter the random addition, as a part of the wait
 */
public record Backoff(Duration minimum, Duration maximum, double jitter) {
  private static final int MAX_DOUBLINGS = 20;

  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), 0.5);

  /**
   * The next wait.
   *
   * @param failures how often in a row it failed before, from 0
   */
  public Duration wait(int failures, RandomGenerator random) {
    long doubled = minimum.toMillis() << Math.min(failures, MAX_DOUBLINGS);
    double base = (double) Math.min(doubled, maximum.toMillis());
    return Duration.ofMillis(Math.round(base * (1 + jitter * random.nextDouble())));
  }
}
