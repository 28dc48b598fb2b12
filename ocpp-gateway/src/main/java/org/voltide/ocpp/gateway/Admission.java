package org.voltide.ocpp.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.dialect.KnownTag;

/** The answer to a {@link ConnectionAttempt}. */
public sealed interface Admission {

  /**
   * The station may connect.
   *
   * @param epoch grows with every connection of this station; the highest one owns the station, and
   *     nothing that an older connection still says may change state
   * @param renewOnly whether it may only renew its certificate, which has expired (OCPP 2.1
   *     A00.FR.429)
   * @param strict whether its deviations are refused; as the gateway is set when empty
   * @param tags what a station of OCPP 1.6 was told of tokens before this process began, the oldest
   *     first
   */
  record Admitted(long epoch, boolean renewOnly, Optional<Boolean> strict, List<KnownTag> tags)
      implements Admission {
    public Admitted {
      tags = List.copyOf(tags);
    }

    /** As the gateway is set. */
    public Admitted(long epoch, boolean renewOnly) {
      this(epoch, renewOnly, Optional.empty(), List.of());
    }

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
