package org.voltide.csms.ocpp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** A link on which nobody is connected. */
public final class NoStations implements StationLink {

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    return CompletableFuture.completedFuture(new CallOutcome.NotConnected<>());
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return Optional.empty();
  }
}
