package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** One open WebSocket to one station. Thread-safe. */
public interface StationConnection {

  String stationId();

  /** See {@link Admission.Admitted#epoch}. */
  long epoch();

  /** Belongs to the connection, never to the station: it may come back with another. */
  OcppVersion version();

  int securityProfile();

  /** See {@link Admission.Admitted#renewOnly}. */
  boolean renewOnly();

  InetSocketAddress remote();

  Instant openedAt();

  /** Whether the negotiated dialect offers something; use this instead of comparing versions. */
  default boolean supports(Capability capability) {
    return version().isAtLeast(capability.since());
  }

  /**
   * Sends a CALL after those already waiting. The stage never fails: whatever happens is a {@link
   * CallOutcome}.
   *
   * <p>A request of 2.x reaches a station of 1.6 translated, if need be as several CALLs; a request
   * in the connection's own version is sent as it is.
   */
  <R extends Response> CompletionStage<CallOutcome<R>> call(Request<R> request);

  /**
   * Closes with a WebSocket status code (RFC 6455, 7.4) and a reason of at most 123 bytes. What the
   * station asked and was not answered yet stays unanswered.
   */
  void close(int statusCode, String reason);
}
