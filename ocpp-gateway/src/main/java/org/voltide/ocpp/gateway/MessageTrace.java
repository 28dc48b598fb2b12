package org.voltide.ocpp.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One frame as it crossed the wire.
 *
 * @param action empty when the frame could not be read that far
 * @param frame the JSON text, cut at the gateway's log limit (then it ends with {@code …}) and
 *     without passwords
 * @param errorCode set when the frame was or got a CALLERROR or CALLRESULTERROR
 * @param latency for answers: time since the CALL
 */
public record MessageTrace(
    String stationId,
    long epoch,
    Direction direction,
    Instant at,
    int messageType,
    String messageId,
    Optional<String> action,
    String frame,
    Optional<String> errorCode,
    Optional<Duration> latency) {

  /** Seen from the CSMS. */
  public enum Direction {
    IN,
    OUT
  }
}
