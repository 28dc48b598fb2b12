package org.voltide.csms.lanes;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.voltide.csms.traces.Trace;

/**
 * A message waiting in its lane's queue for a round.
 *
 * @param trace of what it is a part of
 * @param waiting the part of that until the round begins
 */
record Pending<M, A>(
    LaneWork<M, A> work,
    String stationId,
    long epoch,
    Instant receivedAt,
    M payload,
    CompletableFuture<A> answer,
    Trace trace,
    Trace waiting) {

  LaneMessage<M> from(String siteId) {
    return new LaneMessage<>(stationId, siteId, receivedAt, payload);
  }
}
