package org.voltide.csms.energy.need;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;

/**
 * Keeps what a car needs and has its site planned; the profile follows by itself (OCPP 2.x
 * K15.FR.03, 2.1 K18 and Q01.FR.07). Never Rejected: in OCPP 2.1 that would stop the transaction.
 */
@Singleton
public class NotifyEVChargingNeedsHandler
    implements StationMessageHandler<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse> {

  private final NeedStore store;
  private final Clock clock;
  private final Event<NeedsReported> reported;

  NotifyEVChargingNeedsHandler(NeedStore store, Clock clock, Event<NeedsReported> reported) {
    this.store = store;
    this.clock = clock;
    this.reported = reported;
  }

  @Override
  public Class<NotifyEVChargingNeedsRequest> request() {
    return NotifyEVChargingNeedsRequest.class;
  }

  @Override
  public CompletionStage<NotifyEVChargingNeedsResponse> handle(
      StationConnection connection, NotifyEVChargingNeedsRequest request) {
    String station = connection.stationId();
    store.report(station, request.evseId(), clock.instant(), request.chargingNeeds());
    reported.fire(new NeedsReported(station, request.evseId()));
    return CompletableFuture.completedStage(
        new NotifyEVChargingNeedsResponse(NotifyEVChargingNeedsStatus.Accepted, null, null));
  }
}
