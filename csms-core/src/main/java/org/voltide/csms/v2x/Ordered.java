package org.voltide.csms.v2x;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order that a station accepted, as the API shows it.
 *
 * @param orderedAt of a dynamic one, the time of its last change
 */
record Ordered(
    UUID sessionId, String stationId, int profileId, OperationModeOrder order, Instant orderedAt) {

  Ordered with(OperationModeOrder changed, Instant at) {
    return new Ordered(sessionId, stationId, profileId, changed, at);
  }

  /** From when on the plan holds again; empty when it holds as long as the session. */
  Optional<Instant> endsAt() {
    return Optional.ofNullable(order.durationSeconds()).map(orderedAt::plusSeconds);
  }
}
