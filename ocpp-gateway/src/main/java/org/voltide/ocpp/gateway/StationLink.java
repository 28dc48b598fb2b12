package org.voltide.ocpp.gateway;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** The way to any connected station, whichever node holds its socket. Thread-safe. */
public interface StationLink {

  /** Sends a CALL; see {@link StationConnection#call}. */
  <R extends Response> CompletionStage<CallOutcome<R>> call(String stationId, Request<R> request);

  Optional<StationConnection> connection(String stationId);
}
