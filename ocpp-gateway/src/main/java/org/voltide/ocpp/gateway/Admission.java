package org.voltide.ocpp.gateway;

import java.time.Duration;

/** The answer to a {@link ConnectionAttempt}. */
public sealed interface Admission {

  /**
   * The station may connect.
   *
   * @param epoch grows with every connection of this station; the highest one owns the station, and
   *     nothing that an older connection still says may change state
   */
  record Admitted(long epoch) implements Admission {}

  /** HTTP 404. */
  record UnknownStation() implements Admission {}

  /** HTTP 401. */
  record WrongCredentials() implements Admission {}

  /** HTTP 503 with Retry-After. */
  record Unavailable(Duration retryAfter) implements Admission {}
}
