package org.voltide.ocpp.gateway;

import java.time.Duration;

/** The answer to a {@link ConnectionAttempt}. */
public sealed interface Admission {

  /**
   * The station may connect.
   *
   * @param epoch grows with every connection of this station; the highest one owns the station, and
   *     nothing that an older connection still says may change state
   * @param renewOnly whether it may only renew its certificate, which has expired (OCPP 2.1
   *     A00.FR.429)
   */
  record Admitted(long epoch, boolean renewOnly) implements Admission {
    /** Without restriction. */
    public Admitted(long epoch) {
      this(epoch, false);
    }
  }

  /** HTTP 404. */
  record UnknownStation() implements Admission {}

  /** HTTP 401. */
  record WrongCredentials() implements Admission {}

  /**
   * HTTP 401: the client certificate is not trusted, or not this station's.
   *
   * @param reason one sentence for an operator; the station is not told
   */
  record WrongCertificate(String reason) implements Admission {}

  /**
   * HTTP 401: the station has used a higher security profile before (OCPP 2.1 A05).
   *
   * @param minimum the lowest security profile it may use
   */
  record Downgrade(int minimum) implements Admission {}

  /** HTTP 503 with Retry-After. */
  record Unavailable(Duration retryAfter) implements Admission {}
}
