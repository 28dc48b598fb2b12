package org.voltide.csms.lanes;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A message waiting in its lane's queue for a round. */
record Pending<M, A>(
    LaneWork<M, A> work,
    String stationId,
    long epoch,
    Instant receivedAt,
    M payload,
    CompletableFuture<A> answer) {

  LaneMessage<M> from(String siteId) {
    return new LaneMessage<>(stationId, siteId, receivedAt, payload);
  }
}
