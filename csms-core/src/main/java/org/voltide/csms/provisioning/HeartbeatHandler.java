package org.voltide.csms.provisioning;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.availability.HeartbeatResponse;

/** Tells stations the time (OCPP 2.1 G02). */
@Singleton
final class HeartbeatHandler implements StationMessageHandler<HeartbeatRequest, HeartbeatResponse> {
  private final Clock clock;

  HeartbeatHandler(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Class<HeartbeatRequest> request() {
    return HeartbeatRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<HeartbeatResponse> handle(
      StationConnection connection, HeartbeatRequest request) {
    return CompletableFuture.completedFuture(new HeartbeatResponse(clock.instant(), null));
  }
}
