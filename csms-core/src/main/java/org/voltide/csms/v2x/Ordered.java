package org.voltide.csms.v2x;

import java.time.Instant;
import java.util.UUID;

/** An order that a station accepted, as the API shows it. */
record Ordered(
    UUID sessionId, String stationId, int profileId, OperationModeOrder order, Instant orderedAt) {

  Ordered with(OperationModeOrder changed) {
    return new Ordered(sessionId, stationId, profileId, changed, orderedAt);
  }
}
